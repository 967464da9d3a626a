package effect

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
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

// role says what a function is for: what its name or its route says, borne
// out by its signature or by what it does.
func (s *Package) role(fn *ssa.Function, f *Function) Role {
	name := outermost(fn).Name()
	route := s.routes[fn]
	switch {
	case lexicon.Logout(name) || route != "" && lexicon.Logout(route):
		if s.Entry(fn) || f.Has(SetCookie, Wipe, Current, Revoke) != nil {
			return LogoutRole
		}
	case lexicon.SetsPassword(name):
		return PasswordRole
	case lexicon.LogsIn(name) && f.Has(CheckPass, Begin, IssueJWT) != nil:
		return LoginRole
	}
	return NoRole
}

// Entry reports whether a function's signature is that of something a client
// calls: a handler of net/http or of a framework, a gRPC method.
func (s *Package) Entry(fn *ssa.Function) bool { return entrySignature(fn.Signature) }

func entrySignature(sig *types.Signature) bool {
	ps := sig.Params()
	for i := range ps.Len() {
		switch n := typePath(ps.At(i).Type()); {
		case n == "net/http.Request", n == "net/http.ResponseWriter":
			return true
		case strings.HasSuffix(n, ".Context") && n != "context.Context", strings.HasSuffix(n, "fiber.Ctx"), strings.HasSuffix(n, "/fiber/v2.Ctx"),
			strings.HasSuffix(n, "/fiber/v3.Ctx"), strings.HasSuffix(n, "fasthttp.RequestCtx"), strings.HasSuffix(n, "app.RequestContext"),
			strings.HasSuffix(n, "ReqContext"), strings.HasSuffix(n, "RequestEvent"), strings.HasSuffix(n, "restful.Request"):
			return true
		}
	}
	if r := sig.Recv(); r != nil {
		if embedsController(r.Type()) {
			return true
		}
		// gRPC and Connect: (context.Context, *Request) (*Response, error).
		if ps.Len() == 2 && sig.Results().Len() == 2 && typePath(ps.At(0).Type()) == "context.Context" {
			in, out := typeName(ps.At(1).Type()), typeName(sig.Results().At(0).Type())
			if isPointer(ps.At(1).Type()) && isPointer(sig.Results().At(0).Type()) && (strings.HasSuffix(in, "Request") || strings.HasSuffix(in, "Req") || in == "Empty") && out != "" {
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

// embedsController reports whether a type embeds a framework's controller,
// as beego's and revel's handlers do.
func embedsController(t types.Type) bool {
	for range 4 {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		st, ok := t.Underlying().(*types.Struct)
		if !ok || st.NumFields() == 0 {
			return false
		}
		next := types.Type(nil)
		for i := range st.NumFields() {
			f := st.Field(i)
			if !f.Embedded() {
				continue
			}
			n := typeName(f.Type())
			if n == "Controller" && f.Pkg() != nil {
				return true
			}
			if strings.HasSuffix(n, "Controller") && next == nil {
				next = f.Type()
			}
		}
		if next == nil {
			return false
		}
		t = next
	}
	return false
}

// typePath is "path.Name" of a named type, through pointers.
func typePath(t types.Type) string {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, ok := t.(*types.Named)
	if !ok {
		return ""
	}
	if n.Obj().Pkg() == nil {
		return n.Obj().Name()
	}
	return n.Obj().Pkg().Path() + "." + n.Obj().Name()
}

// mayEnd reports whether an interface's method may end a session, by its name.
func mayEnd(full string) bool {
	name := full[strings.LastIndex(full, ".")+1:]
	return lexicon.Logout(name) || lexicon.VerbOf(name) == lexicon.End
}

func funcName(fn *ssa.Function) string { return ir.FuncName(fn) }
