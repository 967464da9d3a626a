package ir

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// settle makes calls of the package's unexported variables that only ever hold one
// function (var hash = password.Hash, so that a test can put another one in its place)
// calls of that function, for everybody who reads the package.
func (p *Package) settle() {
	held := p.heldFunctions()
	if len(held) == 0 {
		return
	}
	for _, fn := range p.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(ssa.CallInstruction)
				if !ok || call.Common().IsInvoke() {
					continue
				}
				if f := function(call.Common().Value, held); f != nil {
					call.Common().Value = f
				}
			}
		}
	}
}

// heldFunctions are what the package's unexported variables hold that are set once and
// whose address goes nowhere.
func (p *Package) heldFunctions() map[*ssa.Global]ssa.Value {
	held, sets := map[*ssa.Global]ssa.Value{}, map[*ssa.Global]int{}
	for _, fn := range p.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				for i, op := range in.Operands(nil) {
					g, ok := (*op).(*ssa.Global)
					if !ok || g.Pkg != p.SSA || token.IsExported(g.Name()) {
						continue
					}
					switch in := in.(type) {
					case *ssa.Store:
						sets[g]++
						if i != 0 { // the address is what is stored
							sets[g]++
						}
						held[g] = in.Val
					case *ssa.UnOp:
					default:
						sets[g] += 2
					}
				}
			}
		}
	}
	for g := range held {
		if sets[g] != 1 {
			delete(held, g)
		}
	}
	return held
}

// function is the function that a value is for sure, or nil: itself, or what a settled
// variable holds, which may be another one's.
func function(v ssa.Value, held map[*ssa.Global]ssa.Value) *ssa.Function {
	for range 6 {
		switch x := v.(type) {
		case *ssa.Function:
			return x
		case *ssa.ChangeType:
			v = x.X
		case *ssa.UnOp:
			g, ok := x.X.(*ssa.Global)
			if !ok || x.Op != token.MUL || held[g] == nil {
				return nil
			}
			v = held[g]
		default:
			return nil
		}
	}
	return nil
}
