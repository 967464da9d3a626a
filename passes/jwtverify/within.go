package jwtverify

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// within is the parse as a function of the package sees it that is given its
// token or its error, and answers with one value: usable(token), fatal(err).
func (p parse) within(call *ssa.CallCommon) (parse, bool) {
	f := call.StaticCallee()
	if f == nil || len(f.Blocks) == 0 || f.Signature.Results().Len() != 1 || p.depth > 2 {
		return parse{}, false
	}
	in := parse{name: p.name, expired: p.expired, depth: p.depth + 1, entry: f.Blocks[0]}
	for i, a := range call.Args {
		switch {
		case i >= len(f.Params):
		case p.err != nil && p.isErr(a):
			in.err = f.Params[i]
		case p.token != nil && a == p.token:
			in.token = f.Params[i]
		}
	}
	return in, in.err != nil || in.token != nil
}

// answers says what the function in which the parse is seen can answer when the
// verification has failed: true or an error, false or none.
func (p parse) answers() (yes, no bool) {
	for b := range p.failing(p.entry, nil) {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		y, n := p.answer(ret.Results[0], b)
		yes, no = yes || y, no || n
	}
	return yes, no
}

// answer is what one value can be that the function returns from the block.
func (p parse) answer(v ssa.Value, b *ssa.BasicBlock) (yes, no bool) {
	switch x := v.(type) {
	case *ssa.Const:
		if ir.IsError(x.Type()) {
			return !x.IsNil(), x.IsNil()
		}
		if x.Value == nil || x.Value.Kind() != constant.Bool {
			return true, true
		}
		return constant.BoolVal(x.Value), !constant.BoolVal(x.Value)
	case *ssa.Phi:
		runs := p.failing(p.entry, nil)
		for i, e := range x.Edges {
			if runs[x.Block().Preds[i]] {
				y, n := p.answer(e, b)
				yes, no = yes || y, no || n
			}
		}
		return yes, no
	}
	if ir.IsError(v.Type()) {
		return true, !p.isErr(v) && !made(v)
	}
	return p.whenFailed(v)
}

// made reports whether an error is made where it is returned, or one of the
// package's variables: it is never nil.
func made(v ssa.Value) bool {
	switch x := v.(type) {
	case *ssa.Call:
		name := ir.Callee(&x.Call)
		return name == "errors.New" || name == "fmt.Errorf"
	case *ssa.MakeInterface:
		return true
	case *ssa.UnOp:
		_, variable := x.X.(*ssa.Global)
		return x.Op == token.MUL && variable
	}
	return false
}

// knowingly reports whether the callers of a function know that it takes expired
// tokens: its name says so, a parameter decides it, or one renews tokens.
func (c *checker) knowingly(fn *ssa.Function) bool {
	if lexicon.Peeks(fn.Name()) {
		return true
	}
	for p := range fn.Signature.Params().Variables() {
		if b, ok := p.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 {
			return true
		}
	}
	return c.anyInstruction(func(in ssa.Instruction) bool {
		call, ok := in.(ssa.CallInstruction)
		return ok && call.Common().StaticCallee() == fn && lexicon.Refreshes(ir.Outermost(in.Parent()).Name())
	})
}
