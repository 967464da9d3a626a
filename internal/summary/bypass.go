package summary

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Bypassed is the branch in fn that compares a token's signature only if the
// token says that it was made by a certain algorithm, and otherwise goes on to
// decode its claims by hand; nil if there is none.
func Bypassed(fn *ssa.Function) *ssa.If {
	var payload ssa.Instruction
	signature := map[*ssa.BasicBlock]bool{}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if payloadOf(decoded(call.Common())) != nil {
				payload = in
			}
			name := ir.Callee(call.Common())
			signature[b] = signature[b] || comparesSignature(name[strings.LastIndex(name, ".")+1:])
		}
	}
	if payload == nil {
		return nil
	}
	for _, b := range fn.Blocks {
		cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		is, other := algorithmBranch(cond)
		if is == nil || len(is.Preds) != 1 || !reaches(other, payload.Block(), signature) {
			continue
		}
		for c, compares := range signature {
			if compares && is.Dominates(c) && ir.Reaches(c, payload.Block(), nil) {
				return cond
			}
		}
	}
	return nil
}

// comparesSignature reports whether a function of the name compares or
// verifies a signature.
func comparesSignature(name string) bool {
	return strings.Contains(name, "Verify") || strings.Contains(name, "verify") || name == "Equal" || name == "ConstantTimeCompare"
}

// algorithmBranch are the blocks that run where a field or entry "alg" is a
// certain word, and where it is another.
func algorithmBranch(cond *ssa.If) (is, other *ssa.BasicBlock) {
	op, ok := cond.Cond.(*ssa.BinOp)
	if !ok || op.Op != token.EQL && op.Op != token.NEQ {
		return nil, nil
	}
	x := op.X
	s, ok := trace.TextOf(op.Y)
	if !ok {
		x = op.Y
		s, ok = trace.TextOf(op.X)
	}
	if !ok || s == "" || !isAlgorithm(x) {
		return nil, nil
	}
	succs := cond.Block().Succs
	if op.Op == token.NEQ {
		return succs[1], succs[0]
	}
	return succs[0], succs[1]
}

// isAlgorithm reports whether a value is read from a field or an entry that is
// called alg.
func isAlgorithm(v ssa.Value) bool {
	for range 6 {
		switch x := v.(type) {
		case *ssa.UnOp:
			v = x.X
		case *ssa.TypeAssert:
			v = x.X
		case *ssa.Extract:
			v = x.Tuple
		case *ssa.Lookup:
			s, _ := trace.TextOf(x.Index)
			return s == "alg"
		case *ssa.FieldAddr:
			return algorithmField(ir.FieldName(x))
		default:
			return false
		}
	}
	return false
}

func algorithmField(name string) bool {
	name = strings.ToLower(name[strings.LastIndex(name, ".")+1:])
	return name == "alg" || name == "algorithm"
}

// reaches reports whether a way leads from one block to another that passes
// none of those in between.
func reaches(from, to *ssa.BasicBlock, not map[*ssa.BasicBlock]bool) bool {
	seen := map[*ssa.BasicBlock]bool{}
	next := []*ssa.BasicBlock{from}
	for len(next) > 0 {
		b := next[len(next)-1]
		next = next[:len(next)-1]
		if seen[b] || not[b] {
			continue
		}
		if b == to {
			return true
		}
		seen[b] = true
		next = append(next, b.Succs...)
	}
	return false
}
