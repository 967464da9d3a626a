package effect

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/route"
)

// A Role is what a function is for in the life of a session.
type Role int

// The roles.
const (
	NoRole Role = iota
	LogoutRole
	LoginRole
	PasswordRole // changes or resets a password
)

// role says what a function is for: what its name says, borne out by its
// signature or by what it does.
func (s *Package) role(fn *ssa.Function, f *Function) Role {
	called := []string{s.Name(fn)}
	if f.Has(SetCookie, DropCookie, RequestCookie, Wipe, Empty, Unsaved, Save, ZeroAge, Current, Revoke, Recred, Write) != nil { // not only a page
		called = append(called, s.routed(fn)...)
	}
	name := called[0]
	if rest, ok := strings.CutPrefix(name, "Get"); ok && s.Entry(fn) && rest != "" {
		called = append(called, rest) // named after the method of HTTP; what only reads has no effect to be judged
	}
	switch {
	case lexicon.Narrates(name): // AuditLogout
	case slices.ContainsFunc(called, lexicon.Logout), s.logoutRoute(fn):
		if s.Entry(fn) || f.Has(SetCookie, RequestCookie, Wipe, Empty, Unsaved, Save, ZeroAge, Current, Revoke) != nil {
			return LogoutRole
		}
	case slices.ContainsFunc(called, lexicon.SetsPassword):
		return PasswordRole
	case lexicon.LogsIn(name) && f.Has(CheckPass, Begin, IssueJWT) != nil:
		return LoginRole
	}
	return NoRole
}

// Name is what a function is called. A function literal that clients call
// is called by its route, and not by the function that wires the program.
func (s *Package) Name(fn *ssa.Function) string {
	outer := ir.Title(ir.Outermost(fn))
	for f := fn; f.Parent() != nil; f = f.Parent() {
		if len(s.routes[f]) > 0 {
			return strings.ReplaceAll(s.routes[f][0].Words(), "-", "_")
		}
		if s.Entry(f) && lexicon.Wires(outer) {
			return ""
		}
	}
	return outer
}

// routed is what the routes call a function that the package registers.
func (s *Package) routed(fn *ssa.Function) []string {
	var r []string
	for _, x := range s.routes[fn] {
		if w := x.Words(); w != "" && s.Entry(fn) {
			r = append(r, strings.ReplaceAll(w, "-", "_"))
		}
	}
	if slices.Sort(r); len(slices.Compact(r)) > 1 {
		return nil // it serves several purposes
	}
	return r
}

// logoutRoute reports whether a function is registered where clients end their
// session: DELETE /session, POST /auth/end.
func (s *Package) logoutRoute(fn *ssa.Function) bool {
	for _, x := range s.routes[fn] {
		if method, _, _ := strings.Cut(string(x), " "); s.Entry(fn) && lexicon.LogoutRoute(method, x.Path()) {
			return len(s.routes[fn]) == 1
		}
	}
	return false
}

// Routes returns the patterns under which the package registers a function.
func (s *Package) Routes(fn *ssa.Function) []route.Route { return s.routes[fn] }

// Entry reports whether a function is something that a client calls: a handler
// of net/http or of a framework, a gRPC method, by its signature; or what is
// registered for a route and is given a context, or what holds the request; or a
// method that nobody calls and that is given a context of the program's own.
func (s *Package) Entry(fn *ssa.Function) bool {
	if entrySignature(fn.Signature) {
		return true
	}
	ps := fn.Signature.Params()
	if len(s.routes[fn]) > 0 && ps.Len() > 0 {
		t := ps.At(0).Type()
		return ir.TypePath(t) == "context.Context" || holdsRequest(t)
	}
	return len(s.callers[fn]) == 0 && actionSignature(fn)
}

// actionSignature reports whether a function is an exported method that is given
// nothing but a context that the program has its own interface for, and at most
// tells an error: what a table of actions holds as a value.
func actionSignature(fn *ssa.Function) bool {
	sig := fn.Signature
	if sig.Recv() == nil || !ast.IsExported(fn.Name()) || sig.Params().Len() != 1 || sig.Results().Len() > 1 || sig.Results().Len() == 1 && !ir.IsError(sig.Results().At(0).Type()) {
		return false
	}
	t := sig.Params().At(0).Type()
	iface, ok := t.Underlying().(*types.Interface)
	n := ir.TypePath(t)
	if !ok || n == "" || !strings.HasSuffix(n, "Context") && !strings.HasSuffix(n, "Ctx") || origin.Std(n[:strings.LastIndex(n, ".")]) {
		return false
	}
	for m := range iface.Methods() {
		if m.Name() == "Deadline" {
			return false // a context of no request in particular
		}
	}
	return iface.NumMethods() > 2
}

func entrySignature(sig *types.Signature) bool {
	ps := sig.Params()
	for i := range ps.Len() {
		if n := ir.TypePath(ps.At(i).Type()); n == "net/http.ResponseWriter" || catalog.Default().Has(n, catalog.EntryType) != nil || wrapsRequest(ps.At(i).Type(), n) {
			return true
		}
	}
	if r := sig.Recv(); r != nil {
		if ps.Len() == 0 && sig.Results().Len() == 0 && embedsController(r.Type(), 0) {
			return true
		}
		// gqlgen: the methods of a mutationResolver; those of the Resolver that
		// it embeds are helpers.
		if n := names.Type(r.Type()); ps.Len() > 0 && sig.Results().Len() == 2 && ir.TypePath(ps.At(0).Type()) == "context.Context" && slices.Contains(lexicon.Words(n), "resolver") && n != "Resolver" {
			return true
		}
		// gRPC and Connect: (context.Context, *Request) (*Response, error).
		if ps.Len() == 2 && sig.Results().Len() == 2 && ir.TypePath(ps.At(0).Type()) == "context.Context" {
			in, out := names.Type(ps.At(1).Type()), names.Type(sig.Results().At(0).Type())
			if isPointer(ps.At(1).Type()) && isPointer(sig.Results().At(0).Type()) && (strings.HasSuffix(in, "Request") || strings.HasSuffix(in, "Req") || in == "Empty") && out != "" {
				return true
			}
			if strings.HasSuffix(in, "RequestObject") && strings.HasSuffix(out, "ResponseObject") { // oapi-codegen's strict server
				return true
			}
		}
	}
	return false
}

func isPointer(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.Pointer)
	return ok
}

// wrapsRequest reports whether a type of the program's own is a context around
// a request: it has a method or field that gives it.
func wrapsRequest(t types.Type, path string) bool {
	if bothSides(t) {
		return true
	}
	name := strings.ToLower(path[strings.LastIndex(path, ".")+1:])
	if !strings.Contains(name, "ctx") && !strings.Contains(name, "context") && !strings.Contains(name, "request") && !strings.Contains(name, "event") || path == "context.Context" {
		return false
	}
	return holdsRequest(t)
}

// holdsRequest reports whether a type of the program's own has a method or field
// that gives the request.
func holdsRequest(t types.Type) bool {
	ms := types.NewMethodSet(t)
	for i := range ms.Len() {
		sig := ms.At(i).Obj().(*types.Func).Signature()
		if sig.Params().Len() == 0 && sig.Results().Len() == 1 && carriesRequest(sig.Results().At(0).Type()) {
			return true
		}
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if carriesRequest(f.Type()) || wrapped(f.Type()) {
			return true
		}
	}
	return false
}

// bothSides reports whether a type of the program's own holds a request and what
// writes its response, whatever it is called: the context of its handlers.
func bothSides(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	request, response := false, false
	for f := range st.Fields() {
		switch ir.TypePath(f.Type()) {
		case "net/http.Request":
			request = true
		case "net/http.ResponseWriter":
			response = true
		}
	}
	return request && response
}

// wrapped reports whether a type is a Request or Response of the program's own
// around that of net/http or a framework.
func wrapped(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	name := strings.ToLower(names.Type(t))
	st, ok := t.Underlying().(*types.Struct)
	if !ok || !strings.Contains(name, "request") && !strings.Contains(name, "response") {
		return false
	}
	for f := range st.Fields() {
		if carriesRequest(f.Type()) {
			return true
		}
	}
	return false
}

func carriesRequest(t types.Type) bool {
	n := ir.TypePath(t)
	return n == "net/http.Request" || n == "net/http.ResponseWriter" || catalog.Default().Has(n, catalog.EntryType) != nil
}

// embedsController reports whether a type embeds a framework's controller,
// whose exported methods are handlers.
func embedsController(t types.Type, depth int) bool {
	if p, ok := types.Unalias(t).Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if catalog.Default().Has(ir.TypePath(t), catalog.EntryType) != nil {
		return true
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok || depth > 3 {
		return false
	}
	for f := range st.Fields() {
		if f.Embedded() && embedsController(f.Type(), depth+1) {
			return true
		}
	}
	return false
}
