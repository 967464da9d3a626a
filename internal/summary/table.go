package summary

import (
	"strings"
	"unicode"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// tableUse adds the key under which a map keeps a session or token, if the
// map is a table of them by its name.
func (s *Package) tableUse(in *ssa.MapUpdate, add adder) {
	name := tableName(in.Map)
	if _, constant := ir.ConstText(in.Key); constant || !lexicon.TokenTable(name) || !isText(in.Key.Type()) {
		return
	}
	add(in.Pos(), lexicon.Token, "the key in the table "+name, ByVariable, in.Key)
}

// seeds are the constants in fn that a table of sessions or tokens holds from
// the start, and by which clients can be found in it.
func (s *Package) seeds(fn *ssa.Function) []Weakness {
	var r []Weakness
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			u, ok := in.(*ssa.MapUpdate)
			if !ok {
				continue
			}
			key, constant := ir.ConstText(u.Key)
			name := tableName(u.Map)
			if !constant || !likeSecret(key) || !lexicon.TokenTable(name) || !s.asked(tableOf(u.Map)) {
				continue
			}
			r = append(r, Weakness{Constant: true, Use: Use{Pos: u.Pos(), Class: lexicon.Token, Rank: ByName, Expr: u.Key,
				What: "a key that the table " + name + " holds from the start"}})
		}
	}
	for _, k := range s.Sinks(fn) {
		if k.At.Line > 0 || !strings.HasPrefix(k.What, "column ") {
			continue
		}
		if key, ok := ir.ConstText(k.Value); ok && likeSecret(key) {
			r = append(r, Weakness{Constant: true, Use: Use{Pos: k.Pos, Class: lexicon.Token, Rank: ByName, Expr: k.Value, What: "what is put into " + k.What}})
		}
	}
	return r
}

// likeSecret reports whether a text is more than a word, as that of a command
// or keyword.
func likeSecret(text string) bool {
	return len(text) >= 6 && !strings.ContainsAny(text, " \t\n/") &&
		strings.ContainsFunc(text, func(r rune) bool { return unicode.IsDigit(r) || r == '-' || r == '_' })
}

// asked reports whether the package looks in the table for what comes from
// outside the function.
func (s *Package) asked(table string) bool {
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				l, ok := in.(*ssa.Lookup)
				if !ok || tableOf(l.X) != table || table == "" {
					continue
				}
				if _, param := l.Index.(*ssa.Parameter); param {
					return true
				}
				for _, m := range s.Tracer.Of(l.Index).Marks() {
					if m.FromRequest() {
						return true
					}
				}
			}
		}
	}
	return false
}

// tableOf is the full name of the variable or field that holds a map, also
// while it is built, or "".
func tableOf(m ssa.Value) string {
	switch v := m.(type) {
	case *ssa.UnOp:
		return placeName(v.X)
	case *ssa.MakeMap: // a literal, on its way into its variable
		for _, ref := range *v.Referrers() {
			if st, ok := ref.(*ssa.Store); ok && st.Val == v {
				return placeName(st.Addr)
			}
		}
	}
	return ""
}

func placeName(addr ssa.Value) string {
	switch a := addr.(type) {
	case *ssa.Global:
		return a.String()
	case *ssa.FieldAddr:
		return ir.FieldName(a)
	}
	return ""
}

func tableName(m ssa.Value) string {
	full := tableOf(m)
	return full[strings.LastIndex(full, ".")+1:]
}
