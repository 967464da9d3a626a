package clienttrust

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// beliefs are the places in fn where an identity that a client sent is taken
// for true.
func (c *checker) beliefs(fn *ssa.Function) []belief {
	var r []belief
	add := func(in ssa.Instruction, v ssa.Value, what string, flag bool) {
		b, ok := c.claim(v, flag)
		if !ok || !c.sent(v, 0) || c.proven(fn, b.mark) {
			return
		}
		if b.mark.Kind() == trace.FromHeader && (c.trusted(in, 0) || c.sets(b.mark.Name()) || c.ReplacedElsewhere(b.mark.Name())) {
			return
		}
		b.pos, b.what = in.Pos(), what
		r = append(r, b)
	}
	for _, k := range c.Sinks(fn) {
		if k.As == "session" && k.At.Line == 0 && lexicon.Person(k.Label) {
			if _, ok := k.In.(*ssa.MapUpdate); ok {
				add(k.In, k.Value, "becomes the session's user", false)
			}
		}
	}
	for _, blk := range fn.Blocks {
		for _, in := range blk.Instrs {
			switch in := in.(type) {
			case *ssa.BinOp:
				if in.Op != token.EQL && in.Op != token.NEQ || c.onlyRoutes(in) {
					continue
				}
				if b, ok := c.empty(in); ok && !c.proven(fn, b.mark) {
					r = append(r, b)
				}
				if says(in.Y) {
					add(in, in.X, "decides whether somebody is logged in or what they may do", true)
				}
				if says(in.X) {
					add(in, in.Y, "decides whether somebody is logged in or what they may do", true)
				}
			case *ssa.If:
				if cond, ok := in.Cond.(ssa.Instruction); ok && !isComparison(in.Cond) {
					add(positioned(cond), in.Cond, "decides whether somebody is logged in or what they may do", true)
				}
			case *ssa.Call:
				c.given(in, add)
				if b, ok := c.there(in); ok && !c.proven(fn, b.mark) {
					r = append(r, b)
				}
			}
		}
	}
	return r
}

func isComparison(v ssa.Value) bool { _, ok := v.(*ssa.BinOp); return ok }

// positioned is the instruction itself, or the call whose result it is.
func positioned(in ssa.Instruction) ssa.Instruction {
	switch x := in.(type) {
	case *ssa.Extract:
		if c, ok := x.Tuple.(ssa.Instruction); ok {
			return c
		}
	case *ssa.UnOp:
		if c, ok := x.X.(ssa.Instruction); ok && !x.Pos().IsValid() {
			return c
		}
	}
	return in
}

// says reports whether the value is a constant other than "", 0 and nil.
func says(v ssa.Value) bool {
	k, ok := v.(*ssa.Const)
	if !ok || k.Value == nil {
		return false
	}
	switch k.Value.Kind() {
	case constant.String:
		return constant.StringVal(k.Value) != ""
	case constant.Bool:
		return true
	}
	return false
}

// given asks of the arguments of a call whether they become an identity.
func (c *checker) given(call *ssa.Call, add func(ssa.Instruction, ssa.Value, string, bool)) {
	es := c.Tracer.Lookup(&call.Call)
	for _, e := range es {
		switch e.Role {
		case catalog.ContextSet, catalog.SessionBind:
			if v := ir.Argument(&call.Call, e.Int("value", 1)); v != nil {
				where := "the request's user"
				if e.Role == catalog.SessionBind {
					where = "the session's user"
				}
				for _, x := range elements(v) {
					add(call, x, "becomes "+where, false)
				}
			}
		case catalog.Persist:
			if k := e.Attr("kind"); k == "" || k == "read" || k == "part" {
				for _, a := range call.Call.Args {
					for _, x := range elements(a) {
						add(call, x, "is what the user is looked up by", false)
					}
				}
			}
		}
	}
	if len(es) > 0 {
		return
	}
	name := ir.Callee(&call.Call)
	name = name[strings.LastIndex(name, ".")+1:]
	if lexicon.Permits(name) && answersYes(call.Call.Signature()) {
		for _, a := range call.Call.Args {
			add(call, a, "decides what somebody may do", false)
		}
		return
	}
	if lexicon.VerbOf(name) != lexicon.Read || lexicon.NounOf(name) == lexicon.Session || lexicon.Verifying(name) {
		return
	}
	sig := call.Call.Signature()
	account := lexicon.NounOf(name) == lexicon.Account || ofAccounts(&call.Call) || returnsAccount(sig)
	for i := range sig.Params().Len() {
		v := ir.Argument(&call.Call, i)
		p := sig.Params().At(i).Name()
		if v != nil && (lexicon.Person(p) || account && lexicon.Secret(p) == lexicon.None) && returnsObject(sig) {
			add(call, v, "is what the user is looked up by", false)
		}
	}
}

// ofAccounts reports whether a method is that of a store of users, by the names
// of its type and package.
func ofAccounts(call *ssa.CallCommon) bool {
	var recv types.Type
	if call.IsInvoke() {
		recv = call.Value.Type()
	} else if f := call.StaticCallee(); f != nil && f.Signature.Recv() != nil {
		recv = f.Signature.Recv().Type()
	} else {
		return false
	}
	path := ir.TypePath(recv)
	typ := path[strings.LastIndex(path, "/")+1:]
	pkg, name, _ := strings.Cut(typ, ".")
	return lexicon.NounOf(name) == lexicon.Account || lexicon.StoreLayer(name) && lexicon.NounOf(pkg) == lexicon.Account
}

// answersYes reports whether a function answers with nothing but yes or no.
func answersYes(sig *types.Signature) bool {
	return sig.Results().Len() == 1 && types.Identical(sig.Results().At(0).Type().Underlying(), types.Typ[types.Bool])
}

// returnsAccount reports whether a function answers with somebody's account, by
// the name of its type.
func returnsAccount(sig *types.Signature) bool {
	if sig.Results().Len() == 0 {
		return false
	}
	path := ir.TypePath(sig.Results().At(0).Type())
	return lexicon.NounOf(path[strings.LastIndex(path, ".")+1:]) == lexicon.Account
}

// returnsObject reports whether a function answers with a record, and not
// with a text or a yes or no.
func returnsObject(sig *types.Signature) bool {
	if sig.Results().Len() == 0 {
		return false
	}
	switch t := sig.Results().At(0).Type().Underlying().(type) {
	case *types.Basic:
		return false
	case *types.Interface:
		return !types.Identical(sig.Results().At(0).Type(), types.Universe.Lookup("error").Type()) && t != nil
	}
	return true
}

// claim is what the client says of itself in the value: of who it is, or with
// flag also of whether it is logged in.
func (c *checker) claim(v ssa.Value, flag bool) (belief, bool) {
	switch t := v.Type().Underlying().(type) {
	case *types.Basic:
	case *types.Interface:
		if m, ok := v.(*ssa.MakeInterface); ok {
			return c.claim(m.X, flag)
		}
		return belief{}, false
	case *types.Pointer, *types.Struct:
		_ = t
		return c.decoded(v)
	default:
		return belief{}, false
	}
	return c.claimOf(c.Tracer.Of(v), flag)
}

func (c *checker) claimOf(value trace.Value, flag bool) (belief, bool) {
	for _, a := range value {
		if a.Keyed || a.Has(trace.Signed) || a.Has(trace.Sealed) || a.Has(trace.MAC) || a.Has(trace.Hashed) || a.Has(trace.Claims) || a.Has(trace.Session) || a.Has(trace.FromDB) {
			return belief{}, false
		}
		for _, m := range a.Marks {
			fields := a.Named(trace.FromField)
			switch m.Kind() {
			case trace.FromCookie:
				if len(fields) > 0 { // part of what the cookie holds
					for _, f := range fields {
						f = f[strings.LastIndex(f, ".")+1:]
						if lexicon.Person(f) || flag && lexicon.LoginFlag(f) {
							return belief{mark: m, name: f}, true
						}
					}
					continue
				}
				if lexicon.Person(m.Name()) || flag && lexicon.LoginFlag(m.Name()) {
					return belief{mark: m}, true
				}
			case trace.FromHeader:
				if len(fields) == 0 && lexicon.Person(m.Name()) {
					return belief{mark: m}, true
				}
			}
		}
	}
	return belief{}, false
}

// decoded is a struct that was read out of a cookie and holds who somebody is.
func (c *checker) decoded(v ssa.Value) (belief, bool) {
	t := v.Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return belief{}, false
	}
	base := v
	if u, ok := v.(*ssa.UnOp); ok && u.Op == token.MUL {
		base = u.X
	}
	if x, ok := base.(*ssa.Extract); ok && x.Index == 0 {
		base = x.Tuple
	}
	from := base
	switch x := base.(type) {
	case *ssa.Alloc:
	case *ssa.Call: // of a function that only decodes
		if from = c.unpacked(&x.Call); from == nil {
			return belief{}, false
		}
	default:
		return belief{}, false
	}
	for _, a := range c.Tracer.Of(from) {
		for _, m := range a.Marks {
			if m.Kind() != trace.FromCookie {
				continue
			}
			for f := range s.Fields() {
				if lexicon.Person(f.Name()) {
					return belief{mark: m, name: f.Name()}, true
				}
			}
		}
	}
	return belief{}, false
}

// elements are the elements of a list of arguments, or the value itself.
func elements(v ssa.Value) []ssa.Value {
	s, ok := v.(*ssa.Slice)
	if !ok {
		return []ssa.Value{v}
	}
	list, ok := s.X.(*ssa.Alloc)
	if !ok {
		return []ssa.Value{v}
	}
	var r []ssa.Value
	for _, ref := range *list.Referrers() {
		if a, ok := ref.(*ssa.IndexAddr); ok {
			for _, use := range *a.Referrers() {
				if st, ok := use.(*ssa.Store); ok && st.Addr == a {
					r = append(r, st.Val)
				}
			}
		}
	}
	return r
}
