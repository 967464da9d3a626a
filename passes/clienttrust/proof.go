package clienttrust

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// sent reports whether the value is just what the client sent, trimmed,
// decoded or parsed by libraries: a function of the program that was given it
// may have checked it.
func (c *checker) sent(v ssa.Value, depth int) bool {
	if depth > 20 {
		return false
	}
	if c.asking[v] {
		return true
	}
	c.asking[v] = true
	defer delete(c.asking, v)
	switch x := v.(type) {
	case *ssa.Convert:
		return c.sent(x.X, depth+1)
	case *ssa.ChangeType:
		return c.sent(x.X, depth+1)
	case *ssa.MakeInterface:
		return c.sent(x.X, depth+1)
	case *ssa.TypeAssert:
		return c.sent(x.X, depth+1)
	case *ssa.Slice:
		return c.sent(x.X, depth+1)
	case *ssa.Field:
		return c.sent(x.X, depth+1)
	case *ssa.FieldAddr:
		return c.sent(x.X, depth+1)
	case *ssa.Index:
		return c.sent(x.X, depth+1)
	case *ssa.IndexAddr:
		return c.sent(x.X, depth+1)
	case *ssa.Lookup:
		return c.sent(x.X, depth+1)
	case *ssa.UnOp:
		return c.sent(x.X, depth+1)
	case *ssa.Extract:
		return c.sent(x.Tuple, depth+1)
	case *ssa.Phi:
		for _, e := range x.Edges {
			if _, isConst := e.(*ssa.Const); !isConst && !c.sent(e, depth+1) {
				return false
			}
		}
		return true
	case *ssa.Alloc:
		return c.filled(x, depth)
	case *ssa.Parameter:
		// The request, a framework's context.
		return true
	case *ssa.Call:
		es := c.Tracer.Lookup(&x.Call)
		for _, e := range es {
			switch e.Role {
			case catalog.Source, catalog.CookieRead:
				return true
			case catalog.Pass:
				for _, a := range x.Call.Args {
					if c.carries(a) || c.givenTo(a) >= 0 {
						return c.sent(a, depth+1)
					}
				}
				return x.Call.IsInvoke() && c.sent(x.Call.Value, depth+1)
			}
		}
		if len(es) > 0 {
			return false
		}
		if from := c.unpacked(&x.Call); from != nil {
			return c.sent(from, depth+1)
		}
		for _, a := range x.Call.Args {
			if c.carries(a) && ir.TypePath(a.Type()) != "net/http.Header" { // all headers: as good as the request
				return false
			}
		}
		return !c.verifies(&x.Call)
	}
	return false
}

// carries reports whether a value has been read from a cookie or header.
func (c *checker) carries(v ssa.Value) bool {
	m := c.Tracer.Of(v)
	return m.Has(trace.FromCookie) || m.Has(trace.FromHeader)
}

// filled reports whether an object is filled with what the client sent, by
// libraries only.
func (c *checker) filled(a *ssa.Alloc, depth int) bool {
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr == a && !c.sent(ref.Val, depth+1) {
				return false
			}
		case ssa.CallInstruction:
			if len(c.Tracer.Lookup(ref.Common())) == 0 && ref.Common().StaticCallee() != nil && !method(ref.Common(), a) {
				return false
			}
		case *ssa.MakeInterface:
			for _, use := range *ref.Referrers() {
				if call, ok := use.(ssa.CallInstruction); ok && !c.decodes(call.Common(), depth) {
					return false
				}
			}
		}
	}
	return true
}

func method(call *ssa.CallCommon, a *ssa.Alloc) bool {
	return call.Signature().Recv() != nil && len(call.Args) > 0 && call.Args[0] == a
}

// decodes reports whether a library's call fills an object with what it is
// given as it is, or does something else with it.
func (c *checker) decodes(call *ssa.CallCommon, depth int) bool {
	for _, e := range c.Tracer.Lookup(call) {
		if e.Role == catalog.Source && e.Attr("into") != "" && e.Attr("from") != "" {
			from := ir.Argument(call, e.Int("from", 0))
			if e.Int("from", 0) < 0 && len(call.Args) > 0 {
				from = call.Args[0]
			}
			return from != nil && c.sent(from, depth+1)
		}
	}
	return len(c.Tracer.Lookup(call)) > 0
}

// verifies reports whether a called function checks what it hands out.
func (c *checker) verifies(call *ssa.CallCommon) bool {
	name := ir.Callee(call)
	if lexicon.Verifying(name[strings.LastIndex(name, ".")+1:]) {
		return true
	}
	return c.ProvesCall(call)
}

// proven reports whether fn also asks for a proof: it checks a MAC, or the
// client's token or password beside the name.
func (c *checker) proven(fn *ssa.Function, m trace.Mark) bool {
	for f := fn; f != nil; f = f.Parent() {
		if c.Proves(f) {
			return true
		}
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.BinOp:
					if (in.Op == token.EQL || in.Op == token.NEQ) && (c.secret(in.X) && says2(in.Y) || c.secret(in.Y) && says2(in.X)) {
						return true
					}
				case ssa.CallInstruction:
					call := in.Common()
					if c.Tracer.Lookup(call) != nil {
						continue
					}
					if c.ProvesCall(call) && c.givenRequest(call) {
						return true
					}
					name := ir.Callee(call)
					verifying := lexicon.Verifying(name[strings.LastIndex(name, ".")+1:])
					for _, a := range call.Args {
						if c.secret(a) || verifying && c.has(a, m) {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

// givenRequest reports whether a call is given the request, its headers or
// what it was read from.
func (c *checker) givenRequest(call *ssa.CallCommon) bool {
	for _, a := range call.Args {
		switch n := ir.TypePath(a.Type()); {
		case n == "net/http.Request", n == "net/http.Header", catalog.Default().Has(n, catalog.EntryType) != nil:
			return true
		}
	}
	return false
}

// says2 reports whether a value is not a constant: something to compare with.
func says2(v ssa.Value) bool { _, ok := v.(*ssa.Const); return !ok }

func (c *checker) has(v ssa.Value, m trace.Mark) bool {
	for _, x := range c.Tracer.Of(v).Marks() {
		if x == m {
			return true
		}
	}
	return false
}

// secret reports whether a value is a token or password that the client sent.
func (c *checker) secret(v ssa.Value) bool {
	switch v.Type().Underlying().(type) {
	case *types.Basic, *types.Slice:
	default:
		return false
	}
	for _, m := range c.Tracer.Of(v).Marks() {
		if m.FromRequest() && (lexicon.Guarded(m.Name()) || lexicon.Password(m.Name()) || strings.EqualFold(m.Name(), "authorization") || strings.EqualFold(m.Name(), "signature")) {
			return true
		}
	}
	return false
}
