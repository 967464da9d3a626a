package bearer

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// hidden reports whether nothing of the secret can be read from the value.
func hidden(v trace.Value) bool {
	if len(v) == 0 {
		return false
	}
	for _, a := range v {
		if !covered(a) {
			return false
		}
	}
	return true
}

func covered(a trace.Alt) bool {
	return a.IsConst || a.Keyed || a.Has(trace.Hashed) || a.Has(trace.Sealed) || a.Has(trace.Cut)
}

func shortened(v trace.Value) bool {
	for _, a := range v {
		if a.Has(trace.Cut) {
			return true
		}
	}
	return false
}

// byMarks judges a value by what it is made from.
func (f *Finder) byMarks(v trace.Value) *Evidence {
	for _, a := range v {
		if covered(a) || a.Has(trace.Decoded) || a.Has(trace.Claims) || a.Has(trace.Unverified) {
			continue
		}
		for _, m := range a.Marks {
			switch m.Kind() {
			case trace.Signed:
				return &Evidence{What: "a signed token", Name: "token", Certain: true}
			case trace.FromDump:
				return &Evidence{What: "a dump of the request with all its headers", Name: "headers", Certain: true, Whole: true}
			case trace.FromCookie:
				if is, other := f.p.SessionCookie(m.Name()); is && !other && lexicon.Secret(m.Name()) != lexicon.State {
					return &Evidence{What: "the value of the cookie " + m.Name(), Name: m.Name(), Certain: true}
				}
			case trace.FromHeader:
				switch strings.ToLower(m.Name()) {
				case "authorization", "cookie", "x-api-key", "x-auth-token", "x-access-token", "x-session-token", "x-api-token", "proxy-authorization":
					return &Evidence{What: "the request's header " + m.Name(), Name: m.Name(), Certain: true}
				}
			}
		}
	}
	return nil
}

// whole recognises values that show credentials when they are printed whole.
func (f *Finder) whole(fn *ssa.Function, v ssa.Value) *Evidence {
	t := v.Type()
	if s, ok := t.Underlying().(*types.Slice); ok {
		t = s.Elem()
	}
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return nil
	}
	e := catalog.Default().Has(n.Obj().Pkg().Path()+"."+n.Obj().Name(), catalog.Reveals)
	if e == nil || !f.received(v) {
		return nil
	}
	return &Evidence{What: e.Attr("what"), Name: n.Obj().Name(), Certain: true, Whole: true, Value: v}
}

// received reports whether a request, header or cookie is one that a client
// sent: a parameter, or read from one.
func (f *Finder) received(v ssa.Value) bool {
	if u, ok := v.(*ssa.UnOp); ok {
		if _, local := u.X.(*ssa.Alloc); local {
			return false
		}
		if field, ok := u.X.(*ssa.FieldAddr); ok && madeHere(field.X) {
			return false
		}
	}
	switch v.(type) {
	case *ssa.Parameter, *ssa.FreeVar:
		return strings.HasSuffix(v.Type().String(), "net/http.Request")
	}
	for _, a := range f.p.Tracer.Of(v) {
		for _, m := range a.Marks {
			if m.Kind() == trace.FromHeader || m.Kind() == trace.FromMeta || m.Kind() == trace.FromCookie && m.Name() == "" || m.Kind() == trace.FromCookie && f.session(m.Name()) {
				return true
			}
		}
	}
	if strings.HasSuffix(v.Type().String(), "net/http.Request") {
		_, field := v.(*ssa.UnOp)
		return field
	}
	return false
}

func (f *Finder) session(cookie string) bool { is, _ := f.p.SessionCookie(cookie); return is }

// madeHere reports whether a request is one that the program makes itself, to
// send it to another service.
func madeHere(request ssa.Value) bool {
	if e, ok := request.(*ssa.Extract); ok {
		request = e.Tuple
	}
	call, ok := request.(*ssa.Call)
	return ok && strings.HasPrefix(ir.Callee(&call.Call), "net/http.NewRequest")
}
