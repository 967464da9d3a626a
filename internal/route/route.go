// Package route finds under which patterns a package registers its handlers:
// calls that take a constant path and a function, whatever the router, or an
// operation with the path and a function, tables of structs with a path and a
// function, and maps of functions by their path or by the name of what is
// called, which then is the path. What groups, subrouters and mounts of the
// package add in front is part of it.
package route

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// A Route is a pattern, with the method where the registration names one:
// "POST /logout", "/login".
type Route string

// Path is the route without its method.
func (r Route) Path() string { return string(r[strings.IndexByte(string(r), '/'):]) }

// Words are the last part of the path that is not a parameter: "logout".
func (r Route) Words() string {
	parts := strings.Split(r.Path(), "/")
	for _, p := range slices.Backward(parts) {
		if p != "" && !strings.ContainsAny(p, "{:*}") {
			return p
		}
	}
	return ""
}

// methods are the names of routers' methods that are HTTP's.
var methods = []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}

// Of returns the routes of the package's own functions. A handler that a
// library's or an own function wraps counts as the handler.
func Of(p *ir.Package) map[*ssa.Function][]Route {
	r := map[*ssa.Function][]Route{}
	each(p, func(path Route, h *ssa.Function) {
		if f := own(p, h); f != nil && !slices.Contains(r[f], path) {
			r[f] = append(r[f], path)
		}
	})
	return r
}

// Named returns the routes that the package registers, also those of other
// packages' functions, by full name.
func Named(p *ir.Package) map[string][]Route {
	r := map[string][]Route{}
	each(p, func(path Route, h *ssa.Function) {
		name := ir.FuncName(h)
		if obj, ok := h.Object().(*types.Func); ok { // also of a method value
			name = obj.FullName()
		}
		if !slices.Contains(r[name], path) {
			r[name] = append(r[name], path)
		}
	})
	return r
}

func each(p *ir.Package, f func(Route, *ssa.Function)) {
	g := groupsOf(p)
	for _, fn := range p.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case ssa.CallInstruction:
					register(p, g, in, f)
				case *ssa.MapUpdate:
					dispatch(p, in, f)
				case *ssa.Store:
					entry(p, in, f)
				}
			}
		}
	}
}

// dispatch notes a function that a map holds under the name by which clients
// call it, if it can answer one: it is given a context or a request.
func dispatch(p *ir.Package, in *ssa.MapUpdate, f func(Route, *ssa.Function)) {
	name, ok := ir.ConstText(in.Key)
	if path := pattern(name); path != "" {
		for _, h := range functions(p, in.Value, 0) {
			f(Route(path), h)
		}
		return
	}
	if !ok || name == "" || strings.ContainsAny(name, " /\n") {
		return
	}
	for _, h := range functions(p, in.Value, 0) {
		if ps := h.Signature.Params(); ps.Len() > 1 && ir.TypePath(ps.At(0).Type()) == "context.Context" {
			f(Route("/"+strings.ReplaceAll(name, ".", "/")), h)
		}
	}
}

// entry notes a function that stands in a table of routes: in a struct beside a
// path and perhaps a method, which a loop registers.
func entry(p *ir.Package, in *ssa.Store, f func(Route, *ssa.Function)) {
	to, ok := in.Addr.(*ssa.FieldAddr)
	if !ok || !takesFunction(in.Val) && !calls(in.Val) {
		return
	}
	path := beside(to.X)
	if path == "" {
		return
	}
	for _, h := range functions(p, in.Val, 0) {
		f(Route(path), h)
	}
}

// calls reports whether a value is what a call makes: a handler that is wrapped.
func calls(v ssa.Value) bool {
	switch x := v.(type) {
	case *ssa.MakeInterface:
		return calls(x.X)
	case *ssa.Call:
		return true
	}
	return false
}

// beside is the path that is stored in a field of a struct, with the method
// that is in another; "" if there is none.
func beside(object ssa.Value) string {
	path, method := "", ""
	if object.Referrers() == nil {
		return ""
	}
	for _, ref := range *object.Referrers() {
		fa, ok := ref.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		for _, use := range *fa.Referrers() {
			st, ok := use.(*ssa.Store)
			if !ok || st.Addr != fa {
				continue
			}
			switch text, _ := ir.ConstText(st.Val); {
			case slices.Contains(methods, text):
				method = text
			case path == "":
				path = pattern(text)
			}
		}
	}
	if path != "" && method != "" && !strings.Contains(path, " ") {
		return method + " " + path
	}
	return path
}

// operation is the path, and the method before it, that a struct given to a
// registration has in its fields Path and Method; "" if it has none.
func operation(v ssa.Value) string {
	u, ok := v.(*ssa.UnOp)
	if !ok {
		return ""
	}
	a, ok := u.X.(*ssa.Alloc)
	if !ok {
		return ""
	}
	path, method := "", ""
	for _, ref := range *a.Referrers() {
		fa, ok := ref.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		name := ir.FieldName(fa)
		for _, use := range *fa.Referrers() {
			if st, ok := use.(*ssa.Store); ok && st.Addr == fa {
				text, _ := ir.ConstText(st.Val)
				switch name[strings.LastIndex(name, ".")+1:] {
				case "Path":
					path = pattern(text)
				case "Method":
					method = text
				}
			}
		}
	}
	if path != "" && slices.Contains(methods, method) {
		return method + " " + path
	}
	return path
}

func register(p *ir.Package, g *groups, in ssa.CallInstruction, f func(Route, *ssa.Function)) {
	call := in.Common()
	path, method, relative := "", "", false
	var handlers []*ssa.Function
	for _, a := range arguments(call) {
		if path == "" {
			path = operation(a)
		}
		if text, ok := ir.ConstText(a); ok {
			switch {
			case slices.Contains(methods, text):
				method = text
			case path == "":
				path, relative = pattern(text), relative || text == ""
			}
			continue
		}
		handlers = append(handlers, functions(p, a, 0)...)
	}
	if len(handlers) == 0 || path == "" && !relative {
		return
	}
	if m, rest, ok := strings.Cut(path, " "); ok {
		method, path = m, rest
	}
	router := ir.Argument(call, -1)
	if path = join(g.prefix(router, 0), path); path == "" {
		return
	}
	if m := strings.ToUpper(name(call)); slices.Contains(methods, m) {
		method = m
	} else if m := afterwards(in); m != "" {
		method = m
	}
	if method != "" {
		path = method + " " + path
	}
	for _, h := range handlers {
		if !getsRouter(h, router) {
			f(Route(path), h)
		}
	}
}

// getsRouter reports whether a function is no handler, but is given the router
// to register some.
func getsRouter(fn *ssa.Function, router ssa.Value) bool {
	ps := fn.Signature.Params()
	return router != nil && ps.Len() == 1 && types.AssignableTo(router.Type(), ps.At(0).Type())
}

// afterwards is the one method that a route is limited to where it has been
// registered: r.HandleFunc("/login", h).Methods("POST").
func afterwards(in ssa.CallInstruction) string {
	c, ok := in.(*ssa.Call)
	if !ok {
		return ""
	}
	for _, ref := range *c.Referrers() {
		next, ok := ref.(*ssa.Call)
		if !ok || name(&next.Call) != "Methods" || ir.Argument(&next.Call, -1) != c {
			continue
		}
		var r []string
		for _, a := range arguments(&next.Call) {
			if text, ok := ir.ConstText(a); ok && text != "OPTIONS" {
				r = append(r, text)
			}
		}
		if len(r) == 1 && slices.Contains(methods, r[0]) {
			return r[0]
		}
	}
	return ""
}

// pattern returns a text that is a path, perhaps after a method, or "".
func pattern(text string) string {
	if method, path, ok := strings.Cut(text, " "); ok {
		if slices.Contains(methods, method) && strings.HasPrefix(path, "/") {
			return text
		}
		return ""
	}
	if strings.HasPrefix(text, "/") && !strings.ContainsAny(text, "\n\t\"<>") {
		return text
	}
	return ""
}

// arguments are the call's arguments with those of a variadic list.
func arguments(call *ssa.CallCommon) []ssa.Value {
	var r []ssa.Value
	for _, a := range call.Args {
		s, ok := a.(*ssa.Slice)
		if !ok {
			r = append(r, a)
			continue
		}
		list, ok := s.X.(*ssa.Alloc)
		if !ok {
			continue
		}
		for _, ref := range *list.Referrers() {
			if i, ok := ref.(*ssa.IndexAddr); ok {
				for _, use := range *i.Referrers() {
					if st, ok := use.(*ssa.Store); ok && st.Addr == i {
						r = append(r, st.Val)
					}
				}
			}
		}
	}
	return r
}

// functions are the package's functions that a value is, or that the call
// that makes it wraps.
func functions(p *ir.Package, v ssa.Value, depth int) []*ssa.Function {
	if depth > 4 {
		return nil
	}
	switch v := v.(type) {
	case *ssa.Function:
		return []*ssa.Function{v}
	case *ssa.MakeClosure:
		return []*ssa.Function{v.Fn.(*ssa.Function)}
	case *ssa.ChangeType:
		return functions(p, v.X, depth+1)
	case *ssa.MakeInterface:
		return functions(p, v.X, depth+1)
	case *ssa.Call:
		var r []*ssa.Function
		wraps := false
		for _, a := range arguments(&v.Call) {
			r = append(r, functions(p, a, depth+1)...)
			wraps = wraps || takesFunction(a)
		}
		if f := v.Call.StaticCallee(); !wraps && f != nil { // a function that makes a handler
			r = append(r, f.AnonFuncs...)
		}
		return r
	}
	return nil
}

// takesFunction reports whether an argument is a function, perhaps of another
// package, or holds one.
func takesFunction(v ssa.Value) bool {
	switch x := v.(type) {
	case *ssa.MakeInterface:
		return takesFunction(x.X)
	case *ssa.ChangeType:
		return takesFunction(x.X)
	}
	_, ok := v.Type().Underlying().(*types.Signature)
	return ok
}

// own returns the function itself, or the method that a method value binds,
// if it is the package's.
func own(p *ir.Package, fn *ssa.Function) *ssa.Function {
	if slices.Contains(p.Funcs, fn) {
		return fn
	}
	if obj := fn.Object(); obj != nil {
		for _, f := range p.Funcs {
			if f.Object() == obj {
				return f
			}
		}
	}
	return nil
}
