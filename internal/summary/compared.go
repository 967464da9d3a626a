package summary

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// comparedAs is the name of sinks that take the longer, the more of two texts
// agrees.
const comparedAs = "compare"

// compared adds the sides of a comparison of two texts that are made while the
// program runs. What a function compares its parameters with is told to its
// callers: they know what they hand in.
func compared(in *ssa.BinOp, add func(Sink)) {
	if in.Op != token.EQL && in.Op != token.NEQ || !comparable(in.X) || !comparable(in.Y) {
		return
	}
	sides := [2]ssa.Value{in.X, in.Y}
	for i, v := range sides {
		add(Sink{Pos: in.Pos(), As: comparedAs, What: in.Op.String(), API: in.Op.String(), Value: v, Label: fieldRead(sides[1-i]), In: in})
	}
}

// comparable reports whether a value is text, or of a type parameter, and no
// constant.
func comparable(v ssa.Value) bool {
	if _, ok := v.(*ssa.Const); ok {
		return false
	}
	_, generic := types.Unalias(v.Type()).(*types.TypeParam)
	return generic || isText(v.Type())
}

// fieldRead is the full name of the field that a value is read from, or "".
func fieldRead(v ssa.Value) string {
	switch v := ir.Unconverted(v).(type) {
	case *ssa.UnOp:
		if f, ok := v.X.(*ssa.FieldAddr); ok && v.Op == token.MUL {
			return ir.FieldName(f)
		}
	case *ssa.Field:
		return ir.FieldOf(v)
	}
	return ""
}
