package summary

import (
	"go/constant"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// ByHand is the API of a sink of tokens whose claims are decoded without a
// library.
const ByHand = "decoded by hand"

// byHand adds the token whose second part the call decodes, in a function that
// reads claims from it and doesn't look at the signature.
func (s *Package) byHand(in ssa.CallInstruction, add func(Sink)) {
	tok := payloadOf(decoded(in.Common()))
	if tok == nil || !reads(in.Parent()) || checksSignature(in.Parent()) {
		return
	}
	add(Sink{Pos: in.Pos(), As: string(catalog.JWTPeek), What: "decoding by hand", API: ByHand, Value: tok, In: in})
}

// decoded is the text that a call decodes from base64, itself or by one
// function more, or nil.
func decoded(call *ssa.CallCommon) ssa.Value {
	if text := decodes(call); text != nil {
		return text
	}
	f := call.StaticCallee()
	if f == nil || f.Signature.Recv() != nil || len(f.Params) != 1 || payloadOf(call.Args[0]) == nil {
		return nil
	}
	for _, b := range f.Blocks {
		for _, in := range b.Instrs {
			c, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			text := decodes(c.Common())
			if sum, ok := text.(*ssa.BinOp); ok { // with the padding that is missing
				text = sum.X
			}
			if phi, ok := text.(*ssa.Phi); ok {
				text = phi.Edges[0]
			}
			if text != nil && Bare(text) == f.Params[0] {
				return call.Args[0]
			}
		}
	}
	return nil
}

// decodes is the text that a call of a library decodes from base64, or nil.
func decodes(call *ssa.CallCommon) ssa.Value {
	name := ir.Callee(call)
	switch {
	case strings.HasPrefix(name, "(*encoding/base64.Encoding).Decode"):
		return ir.Argument(call, len(call.Args)-2)
	case strings.HasSuffix(name, ".DecodeSegment"):
		return ir.Argument(call, 0)
	case name == "encoding/base64.NewDecoder":
		if r, ok := Bare(call.Args[1]).(*ssa.Call); ok && ir.Callee(&r.Call) == "strings.NewReader" {
			return r.Call.Args[0]
		}
	}
	return nil
}

// payloadOf returns the token whose second part, between dots, v is.
func payloadOf(v ssa.Value) ssa.Value {
	if v == nil {
		return nil
	}
	u, ok := Bare(v).(*ssa.UnOp)
	if !ok {
		return nil
	}
	i, ok := u.X.(*ssa.IndexAddr)
	if !ok {
		return nil
	}
	n, ok := i.Index.(*ssa.Const)
	if !ok || n.Value == nil || n.Value.Kind() != constant.Int || n.Int64() != 1 {
		return nil
	}
	split, ok := i.X.(*ssa.Call)
	if !ok || !strings.HasPrefix(ir.Callee(&split.Call), "strings.Split") {
		return nil
	}
	if sep, ok := trace.TextOf(split.Call.Args[1]); !ok || sep != "." {
		return nil
	}
	return split.Call.Args[0]
}

// reads reports whether the function takes values out of JSON.
func reads(fn *ssa.Function) bool {
	return calls(fn, func(last string) bool { return last == "Unmarshal" || last == "Decode" })
}

// checksSignature reports whether the function, or one that it is part of,
// verifies something itself, or calls what does by its name.
func checksSignature(fn *ssa.Function) bool {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	all := []*ssa.Function{fn}
	for i := 0; i < len(all); i++ {
		if calls(all[i], comparesSignature) {
			return true
		}
		all = append(all, all[i].AnonFuncs...)
	}
	return false
}

// calls reports whether fn calls a function of such a name.
func calls(fn *ssa.Function, is func(last string) bool) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(ssa.CallInstruction); ok {
				name := ir.Callee(call.Common())
				if is(name[strings.LastIndex(name, ".")+1:]) {
					return true
				}
			}
		}
	}
	return false
}
