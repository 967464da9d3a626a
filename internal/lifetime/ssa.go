package lifetime

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

func deref(t types.Type) types.Type {
	if p, ok := types.Unalias(t).Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

func structOf(t types.Type) *types.Struct {
	s, _ := types.Unalias(deref(t)).Underlying().(*types.Struct)
	return s
}

// rawArgument is an argument by the index of the callee's parameter.
func rawArgument(call *ssa.CallCommon, i int) ssa.Value {
	if call.IsInvoke() {
		if i == 0 {
			return call.Value
		}
		i--
	}
	if i < 0 || i >= len(call.Args) {
		return nil
	}
	return call.Args[i]
}

// storesTo returns what is stored to an address.
func storesTo(addr ssa.Value) []ssa.Value {
	var r []ssa.Value
	for _, s := range stores(addr) {
		r = append(r, s.Val)
	}
	return r
}

func stores(addr ssa.Value) []*ssa.Store {
	var r []*ssa.Store
	if addr.Referrers() == nil {
		return nil
	}
	for _, ref := range *addr.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && s.Addr == addr {
			r = append(r, s)
		}
	}
	return r
}

// fieldStores returns what this function stores to one field of a local
// struct.
func (p *Package) fieldStores(root ssa.Value, field int) []ssa.Value {
	var r []ssa.Value
	for _, ref := range *root.Referrers() {
		if f, ok := ref.(*ssa.FieldAddr); ok && f.Field == field {
			r = append(r, storesTo(f)...)
		}
	}
	return r
}

// words are the words of the names in an expression: of constants, parameters,
// fields, variables and called functions.
func words(v ssa.Value) []string {
	var r []string
	seen := map[ssa.Value]bool{}
	var walk func(v ssa.Value, depth int)
	walk = func(v ssa.Value, depth int) {
		if v == nil || seen[v] || depth > 6 {
			return
		}
		seen[v] = true
		add := func(name string) { r = append(r, lexicon.Words(name)...) }
		switch v := v.(type) {
		case *ssa.Const:
			if s, ok := ir.ConstText(v); ok {
				add(s)
			}
			return
		case *ssa.Parameter:
			add(v.Name())
			return
		case *ssa.FreeVar:
			add(v.Name())
			return
		case *ssa.Global:
			add(v.Name())
			return
		case *ssa.FieldAddr:
			add(last(ir.FieldName(v)))
			return
		case *ssa.Field:
			add(last(ir.FieldOf(v)))
			return
		case *ssa.Alloc:
			add(v.Comment)
			for _, s := range storesTo(v) {
				walk(s, depth+1)
			}
			for _, ref := range *v.Referrers() {
				if ia, ok := ref.(*ssa.IndexAddr); ok {
					for _, s := range storesTo(ia) {
						walk(s, depth+1)
					}
				}
			}
			return
		case *ssa.Call:
			add(last(ir.Callee(&v.Call)))
		case *ssa.UnOp:
			if v.Op != token.MUL && v.Op != token.SUB {
				return
			}
		}
		if in, ok := v.(ssa.Instruction); ok {
			for _, op := range in.Operands(nil) {
				if _, fn := (*op).(*ssa.Function); !fn {
					walk(*op, depth+1)
				}
			}
		}
	}
	walk(v, 0)
	return r
}

func last(name string) string { return name[strings.LastIndex(name, ".")+1:] }

// place are the words of a function's name, its receiver's type and the
// functions around it.
func place(fn *ssa.Function) []string {
	var r []string
	for f := fn; f != nil; f = f.Parent() {
		r = append(r, lexicon.Words(f.Name())...)
		if recv := f.Signature.Recv(); recv != nil {
			r = append(r, lexicon.Words(last(ir.TypePath(recv.Type())))...)
		}
	}
	return r
}

// avoidable reports whether control can come from one instruction to another
// without passing any of those in between.
func avoidable(from, to ssa.Instruction, between []ssa.Instruction) bool {
	blocked := map[*ssa.BasicBlock]bool{}
	for _, in := range between {
		b := in.Block()
		if b == to.Block() && !precedes(in, to) {
			continue
		}
		blocked[b] = true
	}
	if from.Block().Parent() != to.Block().Parent() {
		return len(between) == 0
	}
	seen := map[*ssa.BasicBlock]bool{}
	work := []*ssa.BasicBlock{from.Block()}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] || blocked[b] {
			continue
		}
		if b == to.Block() {
			return true
		}
		seen[b] = true
		work = append(work, b.Succs...)
	}
	return false
}

func precedes(a, b ssa.Instruction) bool {
	for _, in := range a.Block().Instrs {
		switch in {
		case a:
			return true
		case b:
			return false
		}
	}
	return false
}
