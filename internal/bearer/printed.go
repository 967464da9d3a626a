package bearer

import (
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// Printed are the arguments of a call that its result holds, by the catalog's
// line on it. What a format prints only the type, the length or the first
// characters of is none of them.
func Printed(call *ssa.CallCommon, e *catalog.Entry) []ssa.Value {
	args := call.Args
	first := 0
	if !call.IsInvoke() && call.Signature().Recv() != nil {
		first = 1
	}
	var r []ssa.Value
	if from := e.Attr("from"); from != "" {
		for _, s := range strings.Split(from, ",") {
			if s == "recv" {
				if call.IsInvoke() {
					r = append(r, call.Value)
				} else if first == 1 {
					r = append(r, args[0])
				}
				continue
			}
			if i, err := strconv.Atoi(s); err == nil && first+i < len(args) {
				r = append(r, args[first+i])
			}
		}
		return r
	}
	for _, a := range args[min(first, len(args)):] {
		list := Elements(a)
		for i, v := range list {
			if len(list) > 1 || list[0] != a {
				if verb := verbOf(call, a, i); verb != "" && !shows(verb) {
					continue
				}
			}
			r = append(r, v)
		}
	}
	return r
}

// Shows reports whether a call that prints with a format shows the value v
// among its arguments.
func Shows(call *ssa.CallCommon, v ssa.Value) bool {
	for _, a := range call.Args {
		for i, x := range Elements(a) {
			if x == v && x != a {
				verb := verbOf(call, a, i)
				return verb == "" || shows(verb)
			}
		}
	}
	return true
}

// Formats reports whether an instruction is a call that prints as fmt does,
// by a format or by its name, where structured logs write JSON.
func Formats(in ssa.Instruction) bool {
	c, ok := in.(ssa.CallInstruction)
	if !ok {
		return false
	}
	call := c.Common()
	for _, a := range call.Args {
		if format, ok := ir.ConstText(a); ok && len(verbs(format)) > 0 {
			return true
		}
	}
	name := ir.Callee(call)
	return lexicon.Prints(name[strings.LastIndex(name, ".")+1:])
}

// verbOf is the verb that a format before the list prints its element with,
// or "".
func verbOf(call *ssa.CallCommon, list ssa.Value, i int) string {
	for n, a := range call.Args {
		if a != list || n == 0 {
			continue
		}
		if format, ok := ir.ConstText(call.Args[n-1]); ok {
			if vs := verbs(format); i < len(vs) {
				return vs[i]
			}
		}
	}
	return ""
}

// verbs are the verbs of a format with their flags.
func verbs(format string) []string {
	var r []string
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		j := i + 1
		for j < len(format) && strings.ContainsRune("+-# 0123456789.[]*", rune(format[j])) {
			j++
		}
		if j < len(format) && format[j] != '%' {
			r = append(r, format[i:j+1])
		}
		i = j
	}
	return r
}

func shows(verb string) bool {
	switch verb[len(verb)-1] {
	case 'T', 'p', 't', 'd', 'c', 'U':
		return false
	}
	if _, precision, ok := strings.Cut(verb, "."); ok {
		n, err := strconv.Atoi(strings.TrimRight(precision, "svqxX"))
		return err != nil || n > 12
	}
	return true
}

// Elements are the values of a variadic argument's list, or v itself.
func Elements(v ssa.Value) []ssa.Value {
	s, ok := v.(*ssa.Slice)
	if !ok {
		return []ssa.Value{v}
	}
	list, ok := s.X.(*ssa.Alloc)
	if !ok {
		return []ssa.Value{v}
	}
	p, ok := list.Type().Underlying().(*types.Pointer)
	if !ok {
		return []ssa.Value{v}
	}
	if _, ok := p.Elem().Underlying().(*types.Array); !ok {
		return []ssa.Value{v}
	}
	at := map[int64]ssa.Value{}
	for _, ref := range *list.Referrers() {
		i, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		c, ok := i.Index.(*ssa.Const)
		if !ok {
			return []ssa.Value{v}
		}
		for _, use := range *i.Referrers() {
			if st, ok := use.(*ssa.Store); ok && st.Addr == i {
				at[c.Int64()] = st.Val
			}
		}
	}
	var r []ssa.Value
	for i := range int64(len(at)) {
		if e, ok := at[i]; ok {
			r = append(r, e)
		}
	}
	if len(r) == 0 {
		return []ssa.Value{v}
	}
	return r
}
