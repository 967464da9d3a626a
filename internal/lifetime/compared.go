package lifetime

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// Whether an expiry that was read is compared with anything.

// madeHere reports whether a field is one of a record that the function fills
// itself: what it then does with the end, such as telling it to the client, says
// nothing of the records that are looked up.
func madeHere(fa *ssa.FieldAddr) bool {
	a, ok := fa.X.(*ssa.Alloc)
	if !ok {
		return false
	}
	filled := false
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			filled = filled || ref.Field == fa.Field && len(stores(ref)) > 0
		case *ssa.MakeInterface: // for Scan, Decode, First
			if slices.ContainsFunc(*ref.Referrers(), func(u ssa.Instruction) bool {
				c, ok := u.(ssa.CallInstruction)
				return ok && asksStore(last(ir.Callee(c.Common())))
			}) {
				return false
			}
		}
	}
	return filled
}

// compared reports whether an expiry that was read is compared, or goes where
// that can't be seen.
func compared(v ssa.Value, depth int) bool {
	if v.Referrers() == nil || depth > 6 {
		return true
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.BinOp:
			return true
		case *ssa.UnOp, *ssa.Convert, *ssa.ChangeType, *ssa.Phi, *ssa.Field, *ssa.FieldAddr:
			if compared(ref.(ssa.Value), depth+1) {
				return true
			}
		case *ssa.Store:
			if fa, ok := ref.Addr.(*ssa.FieldAddr); ok && ref.Val == v {
				if owner := ir.TypePath(fa.X.Type()); !transfer(last(owner)) && last(owner) != "Cookie" {
					return true // another record's
				}
			} else if _, elem := ref.Addr.(*ssa.IndexAddr); !elem && ref.Val == v {
				if a, ok := ref.Addr.(*ssa.Alloc); !ok || compared(a, depth+1) {
					return true
				}
			}
		case *ssa.MapUpdate:
			if !shownMap(ref.Map) {
				return true
			}
		case *ssa.MakeInterface:
			if !shownEntry(ref) && compared(ref, depth+1) {
				return true
			}
		case *ssa.Return, *ssa.MakeClosure:
			return true
		case ssa.CallInstruction:
			name := ir.Callee(ref.Common())
			switch name {
			case "(time.Time).Format", "(time.Time).String":
				if c, ok := ref.(*ssa.Call); ok && comparedText(c) {
					return true
				}
			case "(time.Time).UTC", "(time.Time).Local", "(time.Time).In", "(time.Time).Unix", "(time.Time).UnixMilli":
				if c, ok := ref.(*ssa.Call); ok && compared(c, depth+1) {
					return true
				}
			default:
				return true
			}
		}
	}
	return false
}

// comparedText reports whether a time that has been written as text is
// compared, or goes where that can't be seen: a header or page only shows it.
func comparedText(c *ssa.Call) bool {
	for _, ref := range *c.Referrers() {
		switch ref.(type) {
		case *ssa.BinOp, *ssa.Return, *ssa.Store, *ssa.MapUpdate:
			return true
		}
	}
	return false
}

// shownMap reports whether a map is made here to be shown to the client, as
// gin.H is.
func shownMap(m ssa.Value) bool {
	made, ok := m.(*ssa.MakeMap)
	if !ok {
		return false
	}
	for _, ref := range *made.Referrers() {
		switch ref := ref.(type) {
		case *ssa.MapUpdate:
		case *ssa.MakeInterface:
			if !shownEntry(ref) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// shownEntry reports whether a value is only handed to functions that answer
// the client, by their names.
func shownEntry(v ssa.Value) bool {
	for _, ref := range *v.Referrers() {
		if u, ok := ref.(*ssa.MapUpdate); ok && u.Value == v && shownMap(u.Map) {
			continue
		}
		call, ok := ref.(ssa.CallInstruction)
		if !ok {
			return false
		}
		switch last(ir.Callee(call.Common())) {
		case "JSON", "IndentedJSON", "PureJSON", "Render", "HTML", "XML", "Encode", "Execute", "ExecuteTemplate", "Marshal", "WriteJSON", "Fprintf", "Fprintln", "Fprint", "Printf", "Println":
		default:
			return false
		}
	}
	return len(*v.Referrers()) > 0
}

// comparesColumn reports whether a text of SQL in lower case, or a key of a
// query, asks for one of the columns.
func comparesColumn(lower string, columns []string) bool {
	for _, c := range columns {
		c = strings.ToLower(c)
		if lower == c {
			return true
		}
		for rest, off := lower, 0; ; {
			i := strings.Index(rest, c)
			if i < 0 {
				break
			}
			before := strings.TrimRight(strings.TrimRight(lower[:off+i], "abcdefghijklmnopqrstuvwxyz_\"`.["), " (")
			after := strings.TrimLeft(lower[off+i+len(c):], "\"`]) ")
			if strings.HasSuffix(before, "<") || strings.HasSuffix(before, ">") || strings.HasSuffix(before, "<=") || strings.HasSuffix(before, ">=") ||
				strings.HasPrefix(after, "<") || strings.HasPrefix(after, ">") || strings.HasPrefix(after, "between") {
				return true
			}
			off += i + len(c)
			rest = lower[off:]
		}
	}
	return false
}
