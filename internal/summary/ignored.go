package summary

import (
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// ignored are the secrets in fn that are read from a source that can fail,
// without a look at its error: they are zeros when it does.
func (s *Package) ignored(fn *ssa.Function) []Weakness {
	var r []Weakness
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok || read(call) {
				continue
			}
			for _, e := range s.Tracer.Lookup(&call.Call) {
				buf := ir.Argument(&call.Call, e.Int("buf", 1))
				if e.Role != catalog.FillReader || buf == nil || !s.canFail(ir.Argument(&call.Call, reader(e))) {
					continue
				}
				for _, u := range s.Uses(fn) {
					if u.Expr != nil && madeFrom(u.Expr, memory(buf), 0) {
						u.Pos = call.Pos()
						r = append(r, Weakness{Use: u, Fallback: true, Constant: true, Ignored: true})
						break
					}
				}
			}
		}
	}
	return r
}

// read reports whether a call's error, its last result, is looked at.
func read(call *ssa.Call) bool {
	res := call.Call.Signature().Results()
	if res.Len() == 0 || !ir.IsError(res.At(res.Len()-1).Type()) {
		return true
	}
	for _, ref := range *call.Referrers() {
		if e, ok := ref.(*ssa.Extract); ok && e.Index == res.Len()-1 && len(*e.Referrers()) > 0 {
			return true
		}
	}
	return false
}

func reader(e *catalog.Entry) int {
	if e.Attr("reader") == "recv" {
		return -1
	}
	return e.Int("reader", 0)
}

// canFail reports whether a source of random bytes is one whose reads may
// fail: a device that was opened, or an interface that is called random.
// crypto/rand.Reader doesn't fail since Go 1.24.
func (s *Package) canFail(v ssa.Value) bool {
	for range 6 {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.Extract:
			v = x.Tuple
		case *ssa.Parameter:
			return lexicon.RandomReader(x.Name())
		case *ssa.UnOp:
			f, ok := x.X.(*ssa.FieldAddr)
			if !ok || !lexicon.RandomReader(ir.FieldName(f)) {
				return false
			}
			for _, a := range s.Tracer.Of(x) {
				if a.Random() {
					return false // it is always crypto/rand.Reader
				}
			}
			return true
		case *ssa.Call:
			for _, e := range s.Tracer.Lookup(&x.Call) {
				if e.Role == catalog.StrongReader && e.Attr("file") != "" {
					for _, a := range s.Tracer.Of(x) {
						return a.Random()
					}
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// memory is the array or slice that a buffer is a part of.
func memory(v ssa.Value) ssa.Value {
	for {
		s, ok := v.(*ssa.Slice)
		if !ok {
			return v
		}
		v = s.X
	}
}

// madeFrom reports whether a value is a form of the bytes in a buffer.
func madeFrom(v, buf ssa.Value, depth int) bool {
	if depth > 8 {
		return false
	}
	if v = memory(v); v == buf {
		return true
	}
	in, ok := v.(ssa.Instruction)
	if !ok {
		return false
	}
	switch v := v.(type) {
	case *ssa.Alloc: // a variable, also that of the result in a function with defer
		for _, ref := range *v.Referrers() {
			if st, ok := ref.(*ssa.Store); ok && st.Addr == v && madeFrom(st.Val, buf, depth+1) {
				return true
			}
		}
		return false
	case *ssa.MakeSlice, *ssa.FieldAddr:
		return false
	}
	for _, op := range in.Operands(nil) {
		if *op != nil && madeFrom(*op, buf, depth+1) {
			return true
		}
	}
	return false
}
