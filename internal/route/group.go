package route

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// groups knows what stands in front of the paths that are registered with a
// router: the paths of the groups, subrouters and mounts that it comes from.
type groups struct {
	calls map[*ssa.Function][]*ssa.CallCommon // of the package's own functions
	given map[*ssa.Function][]*ssa.CallCommon // to which a function literal is given
}

// maxGroups bounds how many groups are taken to lie in each other.
const maxGroups = 8

func groupsOf(p *ir.Package) *groups {
	g := &groups{map[*ssa.Function][]*ssa.CallCommon{}, map[*ssa.Function][]*ssa.CallCommon{}}
	for _, fn := range p.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				c, ok := in.(ssa.CallInstruction)
				if !ok {
					continue
				}
				call := c.Common()
				if f := call.StaticCallee(); f != nil {
					g.calls[f] = append(g.calls[f], call)
				}
				for _, a := range call.Args {
					if f := literal(a); f != nil {
						g.given[f] = append(g.given[f], call)
					}
				}
			}
		}
	}
	return g
}

// literal is the function literal that a value is, or nil.
func literal(v ssa.Value) *ssa.Function {
	switch v := v.(type) {
	case *ssa.ChangeType:
		return literal(v.X)
	case *ssa.MakeClosure:
		return v.Fn.(*ssa.Function)
	case *ssa.Function:
		return v
	}
	return nil
}

// prefix is what stands in front of the paths registered with a router; "" if
// nothing does or it isn't known.
func (g *groups) prefix(router ssa.Value, depth int) string {
	if router == nil || depth > maxGroups {
		return ""
	}
	switch v := router.(type) {
	case *ssa.FieldAddr: // of an embedded group
		return g.prefix(v.X, depth+1)
	case *ssa.MakeInterface:
		return g.prefix(v.X, depth+1)
	case *ssa.ChangeInterface:
		return g.prefix(v.X, depth+1)
	case *ssa.ChangeType:
		return g.prefix(v.X, depth+1)
	case *ssa.Extract:
		return g.prefix(v.Tuple, depth+1)
	case *ssa.UnOp:
		return g.prefix(only(v.X), depth+1)
	case *ssa.FreeVar:
		return g.prefix(captured(v), depth+1)
	case *ssa.Parameter:
		return g.handed(v, depth)
	case *ssa.Call:
		if on := ir.Argument(&v.Call, -1); on != nil { // g.Group("/api"), r.PathPrefix("/api").Subrouter()
			return join(g.prefix(on, depth+1), path(&v.Call))
		}
		return g.mounted(v, depth)
	}
	return ""
}

// handed is the prefix of a router that a function is given: r.Route("/api",
// func(r chi.Router) { … }), or register(app.Group("/api")).
func (g *groups) handed(p *ssa.Parameter, depth int) string {
	fn := p.Parent()
	if to := g.given[fn]; len(to) == 1 {
		return join(g.prefix(ir.Argument(to[0], -1), depth+1), path(to[0]))
	}
	i := slices.Index(fn.Params, p)
	if by := g.calls[fn]; len(by) == 1 && i < len(by[0].Args) {
		return g.prefix(by[0].Args[i], depth+1)
	}
	return ""
}

// mounted is the prefix under which a router of its own is mounted by another:
// r.Mount("/api", sub), http.StripPrefix("/api", sub).
func (g *groups) mounted(router ssa.Value, depth int) string {
	refs := router.Referrers()
	if refs == nil {
		return ""
	}
	for _, ref := range *refs {
		switch ref := ref.(type) {
		case *ssa.MakeInterface:
			if p := g.mounted(ref, depth+1); p != "" {
				return p
			}
		case *ssa.Call:
			if n := name(&ref.Call); (n == "Mount" || n == "StripPrefix") && ref.Call.Value != router && ir.Argument(&ref.Call, -1) != router {
				return join(g.prefix(ir.Argument(&ref.Call, -1), depth+1), path(&ref.Call))
			}
		}
	}
	return ""
}

// only is the one value that a variable holds, or nil.
func only(addr ssa.Value) ssa.Value {
	if v, ok := addr.(*ssa.FreeVar); ok {
		addr = captured(v)
	}
	a, ok := addr.(*ssa.Alloc)
	if !ok {
		return nil
	}
	var v ssa.Value
	for _, ref := range *a.Referrers() {
		if st, ok := ref.(*ssa.Store); ok && st.Addr == a {
			if v != nil {
				return nil
			}
			v = st.Val
		}
	}
	return v
}

// captured is what a function literal has captured.
func captured(v *ssa.FreeVar) ssa.Value {
	fn := v.Parent()
	i := slices.Index(fn.FreeVars, v)
	for _, b := range fn.Parent().Blocks {
		for _, in := range b.Instrs {
			if mc, ok := in.(*ssa.MakeClosure); ok && mc.Fn == fn {
				return mc.Bindings[i]
			}
		}
	}
	return nil
}

// path is the first constant path among a call's arguments, or "".
func path(call *ssa.CallCommon) string {
	for _, a := range call.Args {
		if text, ok := ir.ConstText(a); ok {
			if p := pattern(text); p != "" && !strings.Contains(p, " ") {
				return p
			}
		}
	}
	return ""
}

// join puts a path behind that of its group.
func join(prefix, path string) string {
	prefix = strings.TrimRight(strings.TrimSuffix(prefix, "*"), "/")
	if prefix != "" && path == "/" {
		return prefix
	}
	return prefix + path
}

func name(call *ssa.CallCommon) string {
	if call.IsInvoke() {
		return call.Method.Name()
	}
	if f := call.StaticCallee(); f != nil {
		return f.Name()
	}
	return ""
}
