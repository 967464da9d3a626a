package effect

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
)

// built adds what an update of users that is built by a chain of calls changes
// in what they may do: db.Model(&User{}).Update("disabled", true),
// NewUpdate().Model(u).Set("suspended = ?", on), UpdateOneID(id).SetRole(r).
func (c *collector) built(in ssa.CallInstruction, verb lexicon.Verb, subject []subject) {
	if verb != lexicon.Change || c.s.Creates(c.fn) {
		return
	}
	label := ""
	for _, sub := range subject {
		if sub.kind != "key" && lexicon.NounOf(sub.text) == lexicon.Account && !lexicon.Hands(sub.text) {
			label = sub.kind + " " + sub.text
			break
		}
	}
	if label == "" {
		return
	}
	for call := in.Common(); call != nil; call = link(call) {
		for _, a := range c.sets(call) {
			c.changes(a, label, in.Pos())
		}
	}
}

// receiver is what a method is called of, or nil.
func receiver(call *ssa.CallCommon) ssa.Value { return ir.Argument(call, -1) }

// link is the call before a call in a chain, whose result it is a method of, or
// nil.
func link(call *ssa.CallCommon) *ssa.CallCommon {
	recv := receiver(call)
	if prev, ok := recv.(*ssa.Call); ok {
		return &prev.Call
	}
	if x, ok := recv.(*ssa.Extract); ok { // b, err := tx.CreateBucketIfNotExists(name)
		if prev, ok := x.Tuple.(*ssa.Call); ok && x.Index == 0 && slices.ContainsFunc(catalog.Default().Lookup(ir.Callee(&prev.Call)), func(e *catalog.Entry) bool {
			return e.Role == catalog.Persist && e.Attr("kind") == "part" && e.Attr("table") != ""
		}) {
			return &prev.Call
		}
	}
	return nil
}

// setting is an assignment in a builder's text: "suspended = ?".
var setting = regexp.MustCompile(`^\s*"?(\w+)"?\s*=\s*(\?|\$\d+|true|false|now\(\)|NULL|\d+)\s*$`)

// column is the name of a column alone.
var column = regexp.MustCompile(`^\w+$`)

// sets returns the assignments of one call of a builder.
func (c *collector) sets(call *ssa.CallCommon) []assignment {
	name := names.Call(call)
	args := names.Arguments(call.Args)
	if call.Signature().Recv() != nil && !call.IsInvoke() && len(args) > 0 {
		args = args[1:]
	}
	if field, ok := strings.CutPrefix(name, "Set"); ok && field != "" && len(args) == 1 && !ir.IsString(args[0].Type()) {
		return []assignment{{strings.ToLower(field), literal(args[0])}}
	}
	w := lexicon.Words(name)
	if len(w) == 0 || w[0] != "set" && w[0] != "update" && w[0] != "updates" {
		return nil
	}
	var r []assignment
	for i, a := range args {
		if ir.IsString(a.Type()) && i < 1 {
			for _, t := range c.s.names.Texts(a) {
				m := setting.FindStringSubmatch(t)
				switch {
				case m != nil && m[2] != "?" && !strings.HasPrefix(m[2], "$"):
					r = append(r, assignment{strings.ToLower(m[1]), m[2]})
				case m != nil && i+1 < len(args):
					r = append(r, assignment{strings.ToLower(m[1]), literal(args[i+1])})
				case column.MatchString(t) && i+1 < len(args):
					r = append(r, assignment{strings.ToLower(t), literal(args[i+1])})
				}
			}
		}
		for _, u := range updatesOf(a) {
			for _, k := range c.s.names.Texts(u.Key) {
				r = append(r, assignment{strings.ToLower(k), literal(u.Value)})
			}
		}
	}
	return r
}

// updatesOf are what is put into a map where it is made.
func updatesOf(m ssa.Value) []*ssa.MapUpdate {
	made, ok := ir.Unconverted(m).(*ssa.MakeMap)
	if !ok {
		return nil
	}
	var r []*ssa.MapUpdate
	for _, ref := range *made.Referrers() {
		if u, ok := ref.(*ssa.MapUpdate); ok && u.Map == made {
			r = append(r, u)
		}
	}
	return r
}

// literal is the text of a constant, "?" for another value.
func literal(v ssa.Value) string {
	k, ok := ir.Unconverted(v).(*ssa.Const)
	if !ok {
		return "?"
	}
	if k.Value == nil {
		return "null"
	}
	return strings.Trim(k.Value.ExactString(), `"`)
}
