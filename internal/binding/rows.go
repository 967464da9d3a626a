package binding

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/sqltext"
)

// update is an SQL statement that changes rows of a table that are found by a
// condition.
var update = regexp.MustCompile(`(?is)^\s*UPDATE\s+(?:\w+\.)?["` + "`" + `\[]?(\w+)["` + "`" + `\]]?(?:\s+(?:AS\s+)?\w+)?\s+SET\s+(.*?)\sWHERE\s+(.*)$`)

// A set is a column that a statement sets.
type set struct{ column, value string }

// updated takes a statement apart.
func updated(sql string) (table string, sets []set, where string) {
	m := update.FindStringSubmatch(sql)
	if m == nil {
		return "", nil, ""
	}
	for _, s := range strings.Split(m[2], ",") {
		if column, value, ok := strings.Cut(s, "="); ok {
			sets = append(sets, set{strings.ToLower(strings.Trim(strings.TrimSpace(column), "`\"[]")), strings.TrimSpace(value)})
		}
	}
	return strings.ToLower(m[1]), sets, strings.ToLower(m[3])
}

// renames reports whether a statement gives the row that it finds another key.
func renames(sql string) bool {
	_, sets, where := updated(sql)
	return slices.ContainsFunc(sets, func(s set) bool {
		return regexp.MustCompile(`\b`+regexp.QuoteMeta(s.column)+`\b["`+"`"+`\]]?\s*=`).MatchString(where) && strings.ContainsAny(s.value, "$?:@")
	})
}

// rowSet is the event of an SQL statement that writes who somebody is into a row
// of a table: whether that keeps sessions shows where it is looked up.
func (b *Package) rowSet(in ssa.Instruction, e *catalog.Entry, call *ssa.CallCommon) *event {
	at := e.Int("sql", -2)
	table, sets, _ := updated(constText(ir.Argument(call, at)))
	if table == "" || lexicon.NounOf(table) == lexicon.Account {
		return nil
	}
	args := sqlArguments(call, at)
	marks := 0
	for _, s := range sets {
		v, n := placed(s.value, args, marks)
		marks += n
		switch {
		case lexicon.Passes(s.column):
		case strings.EqualFold(s.value, "true"):
			return &event{at: in, does: Effect{Binds: &Bind{Key: s.column, At: b.at(in.Pos()), Privilege: true, Table: table, Flag: true}}}
		case v == nil || isZero(v):
		case parameter(v) >= 0:
			return &event{at: in, does: Effect{Setter: &Setter{Key: -1, Value: parameter(v), Name: s.column, Table: table}}}
		case b.who(v):
			return &event{at: in, does: Effect{Binds: &Bind{Key: s.column, At: b.at(in.Pos()), Table: table}}}
		}
	}
	return nil
}

// sqlArguments are the values that a statement is given.
func sqlArguments(call *ssa.CallCommon, sql int) []ssa.Value {
	text := ir.Argument(call, sql)
	all := allArgs(call)
	i := slices.Index(all, text)
	if i < 0 {
		return nil
	}
	var r []ssa.Value
	for _, a := range all[i+1:] {
		if _, list := a.(*ssa.Slice); !list {
			r = append(r, a)
		}
	}
	return r
}

// placed is the value that stands for a placeholder, of which so many have gone
// before, and how many the text has.
func placed(text string, args []ssa.Value, before int) (ssa.Value, int) {
	n := strings.Count(text, "?")
	i := before
	if d, ok := strings.CutPrefix(text, "$"); ok {
		k, err := strconv.Atoi(d)
		if err != nil {
			return nil, n
		}
		i = k - 1
	} else if text != "?" {
		return nil, n
	}
	if i < 0 || i >= len(args) {
		return nil, n
	}
	return ir.Unconverted(args[i]), n
}

// selected are the tables that a text selects from.
func selected(sql string) []string {
	var r []string
	for _, st := range sqltext.Statements(sql) {
		if st.Verb == "select" && lexicon.NounOf(st.Table) != lexicon.Account {
			r = append(r, st.Table)
		}
	}
	return r
}
