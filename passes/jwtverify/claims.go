package jwtverify

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A use is what a function does with a token's claims.
type use struct {
	identity bool              // reads who it is, or hands the claims on
	at       []ssa.Instruction // where
}

// uses follows claims from the values that hold them: what is read of them,
// other than what chooses a key or says how long the token lives.
func uses(from ...ssa.Value) use {
	var u use
	seen := map[ssa.Value]bool{}
	var follow func(v ssa.Value)
	note := func(in ssa.Instruction) {
		u.identity = true
		u.at = append(u.at, in)
	}
	follow = func(v ssa.Value) {
		if v == nil || seen[v] || v.Referrers() == nil {
			return
		}
		seen[v] = true
		for _, ref := range *v.Referrers() {
			switch ref := ref.(type) {
			case *ssa.FieldAddr:
				switch f := fieldOf(ref.X.Type(), ref.Field); {
				case f == nil || lexicon.TokenHeader(f.Name()):
				case f.Embedded() || f.Name() == "Claims":
					follow(ref)
				case f.Name() == "Valid":
				case onlyShown(ref, 0):
				default:
					note(ref)
				}
			case *ssa.Field:
				switch f := fieldOf(ref.X.Type(), ref.Field); {
				case f == nil || lexicon.TokenHeader(f.Name()):
				case f.Embedded() || f.Name() == "Claims":
					follow(ref)
				case onlyShown(ref, 0):
				default:
					note(ref)
				}
			case *ssa.Lookup:
				if onlyShown(ref, 0) {
					continue
				}
				if k, ok := ref.Index.(*ssa.Const); !ok || k.Value == nil || k.Value.Kind() != constant.String || !lexicon.TokenHeader(constant.StringVal(k.Value)) {
					note(ref)
				}
			case *ssa.Range:
				note(ref)
			case *ssa.UnOp, *ssa.TypeAssert, *ssa.Extract, *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.Phi, *ssa.Convert:
				if e, ok := ref.(*ssa.Extract); ok && ir.IsError(e.Type()) {
					continue
				}
				if u, ok := ref.(*ssa.UnOp); ok && u.X != v {
					continue
				}
				follow(ref.(ssa.Value))
			case *ssa.Store:
				if ref.Val == v {
					if a, ok := ref.Addr.(*ssa.Alloc); ok {
						follow(a)
					} else {
						note(ref)
					}
				}
			case *ssa.Return:
				note(ref)
			case ssa.CallInstruction:
				if consumes(ref, v) {
					note(ref)
				}
			}
		}
	}
	for _, v := range from {
		follow(v)
	}
	return u
}

// consumes reports whether the call takes the claims for more than a look at
// their header or a check.
func consumes(in ssa.CallInstruction, v ssa.Value) bool {
	name := ir.Callee(in.Common())
	last := name[strings.LastIndex(name, ".")+1:]
	if strings.HasPrefix(name, "fmt.") || strings.HasPrefix(name, "log") || strings.HasPrefix(last, "Parse") || strings.HasPrefix(last, "Unsafe") || strings.HasPrefix(last, "Unmarshal") || last == "Claims" || last == "Decode" {
		return false
	}
	return !lexicon.TokenHeader(strings.TrimPrefix(last, "Get")) && last != "Error"
}

func fieldOf(t types.Type, i int) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if s, ok := t.Underlying().(*types.Struct); ok && i < s.NumFields() {
		return s.Field(i)
	}
	return nil
}
