package summary

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// inSession is the sink of what is put into a session, under the key Label.
const inSession = "session"

// sessionEntry adds what is put into a session's map.
func sessionEntry(in *ssa.MapUpdate, add func(Sink)) {
	u, ok := in.Map.(*ssa.UnOp)
	if !ok {
		return
	}
	f, ok := u.X.(*ssa.FieldAddr)
	if !ok {
		return
	}
	e := catalog.Default().Has(ir.FieldName(f), catalog.SessionBind)
	if name := keyName(in.Key); name != "" && e != nil {
		add(Sink{Pos: in.Pos(), As: inSession, What: "field " + shortField(e.Name), API: e.Name, Value: in.Value, Label: name, In: in, entry: e})
	}
}

// keyName is the constant text of a session's key, or "$" and the number of
// the parameter that gives it.
func keyName(key ssa.Value) string {
	if text, ok := trace.TextOf(key); ok {
		return text
	}
	if p, ok := ir.Unconverted(key).(*ssa.Parameter); ok {
		return "$" + strconv.Itoa(slices.Index(p.Parent().Params, p))
	}
	return ""
}

// labelHere is a sink's label where the function is called that has it: what
// is given for the parameter that it names.
func (s *Package) labelHere(label string, call *ssa.CallCommon) string {
	n, ok := strings.CutPrefix(label, "$")
	if !ok {
		return label
	}
	i, err := strconv.Atoi(n)
	arg := trace.Argument(call, i)
	if err != nil || arg == nil {
		return ""
	}
	return keyName(arg)
}
