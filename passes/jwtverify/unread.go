package jwtverify

import (
	"fmt"
	"go/constant"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// unread reports tokens whose verification fails without consequence: the
// error is dropped, or a path leads from it to the claims' use.
func (c *checker) unread(fn *ssa.Function) {
	c.calls(fn, catalog.JWTParse, func(in ssa.CallInstruction, e *catalog.Entry) {
		if call, ok := in.(*ssa.Call); ok {
			p := parse{call: call, name: short(e.Name)}
			if sig := call.Call.Signature(); sig.Results().Len() > 0 && !ir.IsError(sig.Results().At(0).Type()) {
				p.token = summary.Result(call, 0)
			}
			c.believed(p, summary.Holders(in, e.Int("claims", -1)))
		}
	})
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok || len(c.Tracer.Lookup(&call.Call)) > 0 {
				continue
			}
			var claims []ssa.Value
			for _, i := range c.DespiteOf(&call.Call) {
				claims = append(claims, summary.Result(call, i))
			}
			if len(claims) > 0 && !returns(call) {
				c.believed(parse{call: call, name: short(ir.Callee(&call.Call)) + ", which returns claims beside its error,"}, claims)
			}
		}
	}
}

// returns reports whether the call's results are only handed on: its caller is
// judged.
func returns(call *ssa.Call) bool {
	for _, ref := range *call.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Return:
		case *ssa.Extract:
			for _, use := range *ref.Referrers() {
				if _, ok := use.(*ssa.Return); !ok {
					return false
				}
			}
		default:
			return false
		}
	}
	return true
}

// believed reports a verification whose failure does not keep the claims from
// being used.
func (c *checker) believed(p parse, claims []ssa.Value) {
	p.claims = claims
	results := p.call.Call.Signature().Results()
	for i := range results.Len() {
		if ir.IsError(results.At(i).Type()) {
			p.err = summary.Result(p.call, i)
		}
	}
	u := uses(claims...)
	if results.Len() == 0 || !u.identity {
		return
	}
	if p.dropped() {
		if !p.readsValid() {
			c.report(p.call.Pos(), fmt.Sprintf("the error of %s is dropped and Valid is not read, so the claims of a token with a wrong signature are believed: %s; stop when the error is not nil", p.name, anyClaims))
		}
		return
	}
	for _, at := range u.at {
		if p.accepts(at) {
			c.report(p.call.Pos(), fmt.Sprintf("a path leads from the failure of %s to the use of the claims at %s, on which neither the error is nil nor Valid is true: %s; stop at every error", p.name, c.Tracer.Step(at.Pos(), "").Place(), anyClaims))
			return
		}
	}
	p.expired = true
	fn := family(p.call.Parent())[0]
	if lexicon.Refreshes(fn.Name()) {
		return
	}
	p.handsOut = !c.knowingly(fn)
	for _, at := range u.at {
		if p.accepts(at) {
			c.report(p.call.Pos(), fmt.Sprintf("the failure of %s is waived for expired tokens, and their claims are believed: a token that was stolen once is good for ever; stop at every error, and let expired tokens only be exchanged where they are renewed", p.name))
			return
		}
	}
}

func short(name string) string {
	return strings.NewReplacer("(*", "", "(", "", ")", "").Replace(name[strings.LastIndex(name, "/")+1:])
}

// A parse is a call that verifies a token, with its results.
type parse struct {
	call       *ssa.Call
	name       string
	token, err ssa.Value
	claims     []ssa.Value
	expired    bool // the failure asked about is that the token has expired
	handsOut   bool // of which nobody is told who gets the claims

	// Where a helper is asked about it, its first block, and how deep that is.
	entry *ssa.BasicBlock
	depth int
}

// dropped reports whether nobody looks at the error.
func (p parse) dropped() bool {
	return p.err == nil || len(*p.err.Referrers()) == 0
}

func (p parse) readsValid() bool {
	if p.token == nil {
		return false
	}
	for _, ref := range *p.token.Referrers() {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			if v := fieldOf(ref.X.Type(), ref.Field); v != nil && v.Name() == "Valid" {
				return true
			}
		case *ssa.Call:
			if in, ok := p.within(&ref.Call); ok && in.readsValid() {
				return true
			}
		}
	}
	return false
}

// accepts reports whether the verification can have failed where the claims
// are used at the instruction, and the function goes on as if it had not.
func (p parse) accepts(at ssa.Instruction) bool {
	failing := p.failing(p.call.Block(), nil)
	if !failing[at.Block()] || at.Block() == p.call.Block() && !follows(at, p.call) {
		return false
	}
	if ret, ok := at.(*ssa.Return); ok {
		return succeeds(ret) && (!p.expired || p.handsOut)
	}
	if at.Block() == p.call.Block() {
		return false // read at once, and judged afterwards
	}
	goesOn := false
	for b := range p.failing(at.Block(), failing) {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Return:
				if succeeds(in) && len(in.Results) > 0 && (!p.expired || p.handsOut) {
					return true
				}
			case ssa.CallInstruction:
				goesOn = goesOn || passesOn(in.Common())
			}
		}
	}
	return goesOn
}

func follows(a, b ssa.Instruction) bool {
	is := a.Block().Instrs
	return slices.Index(is, a) > slices.Index(is, b)
}

// succeeds reports whether the return says that all is well: its error is
// nil, or is what the next handler says; its bool is true.
func succeeds(ret *ssa.Return) bool {
	for _, v := range ret.Results {
		switch c := v.(type) {
		case *ssa.Const:
			if ir.IsError(c.Type()) && !c.IsNil() || c.Value != nil && c.Value.Kind() == constant.Bool && !constant.BoolVal(c.Value) {
				return false
			}
		case *ssa.Call:
			if ir.IsError(c.Type()) && !passesOn(&c.Call) {
				return false
			}
		default:
			if ir.IsError(v.Type()) {
				return false
			}
		}
	}
	return true
}

// passesOn reports whether the call runs the next handler, or may: a function
// value is one, whatever it is called.
func passesOn(call *ssa.CallCommon) bool {
	_, builtin := call.Value.(*ssa.Builtin)
	return ir.PassesOn(call) || !builtin && !call.IsInvoke() && call.StaticCallee() == nil
}

// failing are the blocks that can run after b while the verification has
// failed, within the given ones if there are any.
func (p parse) failing(b *ssa.BasicBlock, within map[*ssa.BasicBlock]bool) map[*ssa.BasicBlock]bool {
	r := map[*ssa.BasicBlock]bool{}
	next := []*ssa.BasicBlock{b}
	for len(next) > 0 {
		b := next[len(next)-1]
		next = next[:len(next)-1]
		if r[b] || within != nil && !within[b] {
			continue
		}
		r[b] = true
		yes, no := true, true
		if cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok {
			yes, no = p.whenFailed(cond.Cond)
		}
		for i, s := range b.Succs {
			if (i == 0 && yes || i > 0 && no) && !p.replaced(s, b) {
				next = append(next, s)
			}
		}
	}
	return r
}

// replaced reports whether the way from pred into b leaves the parse's claims
// behind for others': those of a second try with another key.
func (p parse) replaced(b, pred *ssa.BasicBlock) bool {
	way := slices.Index(b.Preds, pred)
	for _, in := range b.Instrs {
		phi, ok := in.(*ssa.Phi)
		if !ok {
			return false
		}
		if way >= 0 && !slices.Contains(p.claims, phi.Edges[way]) && slices.ContainsFunc(phi.Edges, func(e ssa.Value) bool { return slices.Contains(p.claims, e) }) {
			return true
		}
	}
	return false
}

// whenFailed says which ways a condition can go when the verification has
// failed.
func (p parse) whenFailed(cond ssa.Value) (yes, no bool) {
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			no, yes = p.whenFailed(c.X)
			return yes, no
		}
		if f, ok := c.X.(*ssa.FieldAddr); ok {
			if v := fieldOf(f.X.Type(), f.Field); v != nil && v.Name() == "Valid" {
				return false, true
			}
		}
	case *ssa.BinOp:
		if k, ok := c.Y.(*ssa.Const); !ok || !k.IsNil() {
			return true, true
		}
		if p.isErr(c.X) {
			return c.Op == token.NEQ, c.Op == token.EQL
		}
		if call, ok := c.X.(*ssa.Call); ok && ir.IsError(call.Type()) {
			if in, ok := p.within(&call.Call); ok {
				bad, fine := in.answers()
				if c.Op == token.EQL {
					bad, fine = fine, bad
				}
				return bad, fine
			}
		}
	case *ssa.Call:
		if in, ok := p.within(&c.Call); ok {
			return in.answers()
		}
		// Tokens that have only expired are waived knowingly, where they are
		// renewed.
		if name := ir.Callee(&c.Call); strings.HasPrefix(name, "errors.Is") && len(c.Call.Args) == 2 && p.isErr(c.Call.Args[0]) {
			if u, ok := c.Call.Args[1].(*ssa.UnOp); ok {
				if g, ok := u.X.(*ssa.Global); ok && strings.Contains(g.Name(), "Expired") {
					return p.expired, !p.expired
				}
			}
		}
	}
	return true, true
}

// isErr reports whether v is the parse's error, or a variable that holds it.
func (p parse) isErr(v ssa.Value) bool {
	if p.err == nil {
		return false
	}
	if v == p.err {
		return true
	}
	if phi, ok := v.(*ssa.Phi); ok {
		return slices.Contains(phi.Edges, p.err)
	}
	u, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	for _, ref := range *p.err.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && s.Addr == u.X {
			return true
		}
	}
	return false
}
