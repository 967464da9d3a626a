package tokenleak

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// acceptedNames are the names of query parameters whose values are verified
// as tokens somewhere in the package.
func (c *checker) acceptedNames() map[string]bool {
	r := map[string]bool{}
	for _, fn := range c.p.IR.Funcs {
		if oneTime(fn) {
			continue
		}
		for _, k := range c.p.Sinks(fn) {
			if k.As != "presented" && k.As != "compare-safe" || c.signedLink(fn, k) {
				continue
			}
			for _, m := range c.p.Tracer.Of(k.Value).Marks() {
				if fromURL(m) && (k.As == "presented" || lexicon.Credential(m.Name())) {
					r[m.Name()] = true
				}
			}
		}
	}
	return r
}

// signedLink reports whether a URL's parameter is compared with a MAC, in a
// function that finds out nobody: it makes a link good for what it names.
func (c *checker) signedLink(fn *ssa.Function, k summary.Sink) bool {
	call, ok := k.In.(ssa.CallInstruction)
	return ok && k.As == "compare-safe" && !authenticates(fn) && slices.ContainsFunc(call.Common().Args, func(a ssa.Value) bool { return c.p.Tracer.Of(a).Has(trace.MAC) })
}

func fromURL(m trace.Mark) bool { return m.Kind() == trace.FromQuery || m.Kind() == trace.FromForm }

// accepted reports where a token is read from the URL to find out who sends
// the request.
func (c *checker) accepted(fn *ssa.Function) {
	for _, k := range c.p.Sinks(fn) {
		if k.As == "lookup" {
			c.lookup(k)
		}
	}
	if oneTime(fn) || c.tokenEndpoint(fn) {
		return
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(ssa.CallInstruction); ok {
				c.read(fn, call)
			}
			c.asValue(in)
		}
	}
}

// lookup judges a middleware's setting that says where tokens are read:
// "header:Authorization,query:token".
func (c *checker) lookup(k summary.Sink) {
	for _, a := range c.p.Tracer.Of(k.Value) {
		if !a.IsConst {
			continue
		}
		for _, part := range strings.Split(a.Const, ",") {
			if name, ok := strings.CutPrefix(strings.TrimSpace(part), "query:"); ok {
				c.accept(k.In, strings.TrimSpace(name), "")
				return
			}
		}
	}
}

// read judges a call that reads a parameter of the URL.
func (c *checker) read(fn *ssa.Function, in ssa.CallInstruction) {
	call, ok := in.(*ssa.Call)
	if !ok {
		return
	}
	entries := c.p.Tracer.Lookup(&call.Call)
	if len(entries) == 0 {
		c.readBy(fn, call)
	}
	for _, e := range entries {
		if e.Role != catalog.Source {
			continue
		}
		if _, makes := call.Type().Underlying().(*types.Signature); makes && e.Attr("mark") == trace.FromQuery {
			c.accept(call, names(c.p.Tracer.Of(call)), "")
			continue
		}
		for _, m := range c.p.Tracer.Of(result(call)).Marks() {
			if !fromURL(m) {
				continue
			}
			if c.parameterOf(fn, call, m) {
				return
			}
			if (strings.HasPrefix(m.Name(), "$") || m.Name() == "") && e.Attr("name") != "" && makesExtractor(fn) {
				c.accept(call, "", ", by what "+ir.Outermost(fn).Name()+" makes")
				return
			}
		}
	}
}

// tokenEndpoint reports whether a function is one of an OAuth server's
// endpoints, whose parameters the protocol names and sends in a form (RFC 6749
// section 4, RFC 7009, RFC 7662).
func (c *checker) tokenEndpoint(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok {
				continue
			}
			for _, a := range call.Call.Args {
				switch name, _ := ir.ConstText(a); name {
				case "grant_type", "token_type_hint", "client_assertion", "client_assertion_type":
					return true
				}
			}
		}
	}
	return false
}

// readBy judges a call of a function of the program that reads the parameter
// whose name it is given: request.Query(r, "token").
func (c *checker) readBy(fn *ssa.Function, call *ssa.Call) {
	for _, m := range c.p.Tracer.Of(result(call)).Marks() {
		if fromURL(m) && slices.ContainsFunc(call.Call.Args, func(a ssa.Value) bool {
			name, ok := ir.ConstText(a)
			return ok && name != "" && name == m.Name()
		}) && c.parameterOf(fn, call, m) {
			return
		}
	}
}

// parameterOf judges the parameter of the URL that a call reads, and reports
// whether it is a token.
func (c *checker) parameterOf(fn *ssa.Function, call *ssa.Call, m trace.Mark) bool {
	if strings.HasSuffix(strings.ToLower(m.Name()), "_hint") {
		return false // OpenID Connect's: it says who may be logged in, and logs nobody in
	}
	token := lexicon.Credential(m.Name()) && !lexicon.OneTime(m.Name())
	how := ""
	switch {
	case lexicon.Secret(m.Name()) == lexicon.State: // the protocol puts it there
		return false
	case m.Kind() == trace.FromQuery && unnamed(m) && c.verifies(fn, result(call)):
		c.accept(call, "", ", under a name that is set elsewhere, and is verified as one")
		return true
	case c.presented[m.Name()] && m.Name() != "" && c.reads(fn, m):
		how = ", and is verified as a token"
	case token && (c.alternative(fn, call) || c.inTurn(fn)):
		how = ", in place of a header or cookie"
	case token && authenticates(fn) && givesOn(fn, call):
		how = ", by " + ir.Outermost(fn).Name()
	default:
		return false
	}
	if !c.accepts[fn] { // one function that reads it under several names is one weakness
		c.accepts[fn] = true
		c.accept(call, m.Name(), how)
	}
	return true
}

// unnamed reports whether a parameter is read under a name that is no constant.
func unnamed(m trace.Mark) bool { return m.Name() == "" || strings.HasPrefix(m.Name(), "$") }

// verifies reports whether a value that fn reads is verified as a token, in fn
// or where fn has been called for it.
func (c *checker) verifies(fn *ssa.Function, v ssa.Value) bool {
	for _, k := range c.p.Sinks(fn) {
		if k.As == "presented" && comesFrom(k.Value, v, 0) {
			return true
		}
	}
	if !returns(fn, v) {
		return false
	}
	return slices.ContainsFunc(c.calls[fn], func(call *ssa.Call) bool {
		return slices.ContainsFunc(c.p.Sinks(call.Parent()), func(k summary.Sink) bool {
			return k.As == "presented" && comesFrom(k.Value, result(call), 0)
		})
	})
}

// returns reports whether a function returns a value that it has read.
func returns(fn *ssa.Function, v ssa.Value) bool {
	return slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		return ok && len(ret.Results) > 0 && comesFrom(ret.Results[0], v, 0)
	})
}

// comesFrom reports whether a text is another one, or may be it.
func comesFrom(v, from ssa.Value, depth int) bool {
	if v == from {
		return true
	}
	if depth > 6 {
		return false
	}
	switch x := v.(type) {
	case *ssa.Phi:
		return slices.ContainsFunc(x.Edges, func(e ssa.Value) bool { return comesFrom(e, from, depth+1) })
	case *ssa.Convert:
		return comesFrom(x.X, from, depth+1)
	case *ssa.Call: // strings.TrimPrefix, strings.TrimSpace
		return strings.HasPrefix(ir.Callee(&x.Call), "strings.Trim") && comesFrom(x.Call.Args[0], from, depth+1)
	}
	return false
}

// reads reports whether the parameter is read for a login, and not for a link
// that shows one thing to whoever has it.
func (c *checker) reads(fn *ssa.Function, m trace.Mark) bool {
	return authenticates(fn) || lexicon.Credential(m.Name()) || m.Kind() == trace.FromQuery && !lexicon.Link(m.Name())
}

// alternative reports whether the function also reads the token from where it
// belongs.
func (c *checker) alternative(fn *ssa.Function, than *ssa.Call) bool {
	if !authenticates(fn) && len(fn.Blocks) > 60 {
		return false
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok || call == than {
				continue
			}
			for _, e := range c.p.Tracer.Lookup(&call.Call) {
				if e.Role != catalog.Source {
					continue
				}
				for _, m := range c.p.Tracer.Of(result(call)).Marks() {
					if bearerPlace(m) {
						return true
					}
				}
			}
		}
	}
	return false
}

// bearerPlace reports whether a request's header or cookie is one that
// carries who is logged in.
func bearerPlace(m trace.Mark) bool {
	switch m.Kind() {
	case trace.FromHeader:
		return m.Name() != "user" && (lexicon.Credential(m.Name()) || strings.EqualFold(m.Name(), "cookie"))
	case trace.FromCookie:
		session, _ := lexicon.SessionCookie(m.Name())
		return session && lexicon.Secret(m.Name()) != lexicon.State
	}
	return false
}

// asValue judges a function of a library that reads a token from the URL and
// is handed to a middleware: jwtauth.TokenFromQuery.
func (c *checker) asValue(in ssa.Instruction) {
	var callee ssa.Value
	if call, ok := in.(ssa.CallInstruction); ok {
		callee = call.Common().Value
	}
	for _, op := range in.Operands(nil) {
		f, ok := (*op).(*ssa.Function)
		if !ok || *op == callee || f.Blocks != nil {
			continue
		}
		e := catalog.Default().Has(f.String(), catalog.Source)
		if e != nil && e.Attr("mark") == trace.FromQuery && lexicon.Credential(e.Attr("named")) {
			c.accept(user(in), e.Attr("named"), ", by "+f.Name())
		}
	}
}

func (c *checker) accept(in ssa.Instruction, name, how string) {
	what := "a token"
	if name != "" {
		what = fmt.Sprintf("the URL's parameter %s", name)
	}
	c.report(position(in), what+" is accepted for a login"+how+": "+urlGain+"read it from the Authorization header or a cookie only, and give what cannot send headers a short-lived ticket for a single use")
}

// authenticates reports whether the function, or the one around it, finds out
// who sends a request, by its name or as a middleware.
func authenticates(fn *ssa.Function) bool {
	for f := fn; f != nil; f = f.Parent() {
		if f.Parent() == nil && lexicon.Identifies(f.Name()) || makesMiddleware(f) {
			return true
		}
	}
	return false
}

// makesMiddleware reports whether a function puts a handler around another.
func makesMiddleware(f *ssa.Function) bool {
	s := f.Signature
	if s.Params().Len() != 1 || s.Results().Len() != 1 {
		return false
	}
	in, out := s.Params().At(0).Type().String(), s.Results().At(0).Type().String()
	return in == out && (strings.HasSuffix(in, "Handler") || strings.HasSuffix(in, "HandlerFunc") || strings.HasPrefix(in, "func(net/http.ResponseWriter"))
}

// makesExtractor reports whether the function around fn returns functions
// that extract tokens.
func makesExtractor(fn *ssa.Function) bool {
	if fn.Parent() == nil {
		return false
	}
	res := ir.Outermost(fn).Signature.Results()
	for i := range res.Len() {
		n, ok := types.Unalias(res.At(i).Type()).(*types.Named)
		if !ok {
			continue
		}
		token, reads := false, false
		for _, w := range lexicon.Words(n.Obj().Name()) {
			token = token || w == "token" || w == "jwt" || w == "session"
			reads = reads || strings.HasPrefix(w, "extract") || w == "source" || w == "getter" || w == "lookup" || w == "finder"
		}
		if token && reads {
			return true
		}
	}
	return false
}

// givesOn reports whether what is read is used as text: returned, compared,
// looked up.
func givesOn(fn *ssa.Function, call *ssa.Call) bool {
	refs := result(call).Referrers()
	return refs != nil && len(*refs) > 0
}

// result is a call's first result.
func result(call *ssa.Call) ssa.Value {
	if _, ok := call.Type().(*types.Tuple); !ok {
		return call
	}
	for _, ref := range *call.Referrers() {
		if e, ok := ref.(*ssa.Extract); ok && e.Index == 0 {
			return e
		}
	}
	return call
}

// names are the names of a value's marks.
func names(v trace.Value) string {
	for _, m := range v.Marks() {
		if m.Name() != "" {
			return m.Name()
		}
	}
	return ""
}
