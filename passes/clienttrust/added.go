package clienttrust

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// additions are the places in fn where an identity is added to the incoming
// request's header, behind what the client sent under its name.
func (c *checker) additions(fn *ssa.Function) []belief {
	var r []belief
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok || ir.Callee(&call.Call) != "(net/http.Header).Add" || !c.ofClient(fn, call.Call.Args[0]) {
				continue
			}
			name, ok := trace.TextOf(call.Call.Args[1])
			if !ok || !lexicon.Person(name) || c.sets(name) || c.carries(call.Call.Args[2]) {
				continue
			}
			r = append(r, belief{pos: call.Pos(), mark: trace.NewMark(trace.FromHeader, name), add: true})
		}
	}
	return r
}

// ofClient reports whether a header is that of the request that fn is called to
// answer, or that it is given by such a function.
func (c *checker) ofClient(fn *ssa.Function, v ssa.Value) bool {
	p, ok := v.(*ssa.Parameter)
	if !ok {
		return c.serves(fn) && incoming(v)
	}
	i := slices.Index(fn.Params, p)
	return slices.ContainsFunc(c.sites(fn), func(site ssa.CallInstruction) bool {
		a := trace.Argument(site.Common(), i)
		return a != nil && c.serves(site.Parent()) && incoming(a)
	})
}

// serves reports whether a framework calls fn with a request to answer, or
// with one to send on.
func (c *checker) serves(fn *ssa.Function) bool {
	for _, p := range fn.Params {
		t := strings.TrimPrefix(p.Type().String(), "*")
		if t == "net/http.ResponseWriter" || t != "net/http.Request" && catalog.Default().Has(t, catalog.EntryType) != nil {
			return true
		}
	}
	if len(fn.Params) != 1 || ir.TypePath(fn.Params[0].Type()) != "net/http.Request" && ir.TypePath(fn.Params[0].Type()) != "net/http/httputil.ProxyRequest" {
		return false
	}
	var v ssa.Value = fn
	if mc := c.made(fn); mc != nil {
		v = mc
	}
	if refs := v.Referrers(); refs != nil {
		for _, ref := range *refs {
			if st, ok := ref.(*ssa.Store); ok {
				if f, ok := st.Addr.(*ssa.FieldAddr); ok && strings.HasPrefix(ir.FieldName(f), "net/http/httputil.ReverseProxy.") {
					return true
				}
			}
		}
	}
	return false
}

// incoming reports whether a header is that of a request that came in.
func incoming(v ssa.Value) bool {
	u, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	f, ok := u.X.(*ssa.FieldAddr)
	if !ok || ir.FieldName(f) != "net/http.Request.Header" {
		return false
	}
	switch x := f.X.(type) {
	case *ssa.Parameter, *ssa.FreeVar:
		return true
	case *ssa.UnOp:
		switch a := x.X.(type) {
		case *ssa.FieldAddr: // a framework's context
			// A reverse proxy's outgoing request starts as a copy of it.
			return strings.HasSuffix(ir.FieldName(a), ".Request") || ir.FieldName(a) == "net/http/httputil.ProxyRequest.Out"
		case *ssa.FreeVar:
			return true
		case *ssa.Alloc: // a parameter that a closure captures
			for _, ref := range *a.Referrers() {
				if st, ok := ref.(*ssa.Store); ok && st.Addr == a {
					if _, ok := st.Val.(*ssa.Parameter); ok {
						return true
					}
				}
			}
		}
	case *ssa.Call:
		return strings.HasSuffix(ir.Callee(&x.Call), ").Request") // echo
	}
	return false
}
