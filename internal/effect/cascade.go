package effect

import (
	"go/constant"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
)

// What a database deletes by itself: the rows of a table that refer to a
// deleted one with ON DELETE CASCADE.

var (
	createTable = regexp.MustCompile("(?i)create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?[\"`\\[]?(?:\\w+[\"`\\]]?\\.[\"`\\[]?)?(\\w+)")
	trigger     = regexp.MustCompile("(?is)create\\s+trigger\\b.{0,80}?\\bupdate\\b.{0,60}?\\bon\\s+[\"`\\[]?(\\w+).{0,200}?delete\\s+from\\s+[\"`\\[]?(\\w+)")
	references  = regexp.MustCompile("(?is)references\\s+[\"`\\[]?(?:\\w+[\"`\\]]?\\.[\"`\\[]?)?(\\w+)[^,;]*?on\\s+delete\\s+cascade")
)

// passwordTrigger follows the name of a table whose rows' change ends others.
const passwordTrigger = "!update"

// A Cascade is a table whose rows go with those of another.
type Cascade struct{ Table, Of string }

// cascades finds them in the package's SQL texts and in the tags of its types.
func (s *Package) cascades() []Cascade {
	var r []Cascade
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				for _, op := range in.Operands(nil) {
					if k, ok := (*op).(*ssa.Const); ok && k.Value != nil && k.Value.Kind() == constant.String {
						r = append(r, cascadesIn(constant.StringVal(k.Value))...)
					}
				}
			}
		}
	}
	scope := s.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		if tn, ok := scope.Lookup(name).(*types.TypeName); ok {
			if st, ok := tn.Type().Underlying().(*types.Struct); ok {
				r = append(r, cascadesOf(name, st)...)
			}
		}
	}
	return r
}

// cascadesIn reads SQL text that creates tables.
func cascadesIn(text string) []Cascade {
	if low := strings.ToLower(text); len(text) < 40 || !strings.Contains(low, "cascade") && !strings.Contains(low, "trigger") {
		return nil
	}
	var r []Cascade
	for _, m := range trigger.FindAllStringSubmatch(text, -1) {
		r = append(r, Cascade{strings.ToLower(m[2]), strings.ToLower(m[1]) + passwordTrigger})
	}
	starts := createTable.FindAllStringSubmatchIndex(text, -1)
	for i, m := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		for _, ref := range references.FindAllStringSubmatch(text[m[1]:end], -1) {
			r = append(r, Cascade{strings.ToLower(text[m[2]:m[3]]), strings.ToLower(ref[1])})
		}
	}
	return r
}

// cascadesOf reads gorm's tags: of the owner's list, or of the record's owner.
func cascadesOf(name string, st *types.Struct) []Cascade {
	var r []Cascade
	for i := range st.NumFields() {
		if !strings.Contains(strings.ToLower(st.Tag(i)), "ondelete:cascade") {
			continue
		}
		t := st.Field(i).Type()
		other := names.Type(t)
		if other == "" {
			continue
		}
		if _, list := t.Underlying().(*types.Slice); list {
			r = append(r, Cascade{strings.ToLower(other), strings.ToLower(name)})
		} else {
			r = append(r, Cascade{strings.ToLower(name), strings.ToLower(other)})
		}
	}
	return r
}

// goesWith returns the sessions that a database deletes with a user's row, or
// "".
func (s *Package) goesWith(user string) string {
	user = strings.ToLower(user)
	for _, c := range s.Module.Cascades {
		if c.Of == user && s.Noun(c.Table) == lexicon.Session {
			return c.Table
		}
	}
	return ""
}

// goWith returns the session tables whose rows a database deletes with a row of
// the table.
func (s *Package) goWith(table string) []string {
	var r []string
	for _, c := range s.Module.Cascades {
		if c.Of == strings.ToLower(table) && s.Noun(c.Table) == lexicon.Session {
			r = append(r, c.Table)
		}
	}
	return r
}

func tidyCascades(cs []Cascade) []Cascade {
	slices.SortFunc(cs, func(a, b Cascade) int {
		return strings.Compare(a.Table+" "+a.Of, b.Table+" "+b.Of)
	})
	cs = slices.Compact(cs)
	return cs[:min(len(cs), maxListed)]
}
