package lifetime

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/sqltext"
)

// A sqlTable is a table of sessions that the package fills and looks up by
// texts of SQL alone.
type sqlTable struct {
	columns []string // of its rows, as they are inserted
	find    *ssa.Function
	aged    bool // something may ask how old a row is
	unnamed bool // its name doesn't say what it holds: see holder
}

// sqlTables reports tables of sessions whose rows are looked up and never asked
// for their age.
func (p *Package) sqlTables() {
	tables := map[string]*sqlTable{}
	p.instructions(func(in ssa.Instruction) {
		for _, op := range in.Operands(nil) {
			text, ok := ir.ConstText(*op)
			if !ok {
				continue
			}
			for _, st := range sqltext.Statements(text) {
				p.statement(tables, in, st)
			}
		}
	})
	for name, t := range tables {
		if len(t.columns) == 0 || t.find == nil || t.aged || p.mentionsAge(name) {
			continue
		}
		i := slices.IndexFunc(t.columns, lexicon.ExpiryColumn)
		if t.unnamed && (i < 0 || p.names(t.columns[i])) {
			continue
		}
		f := Finding{Pos: t.find.Pos(), Kind: Ageless, Detail: name, Use: Use{What: t.find.Name(), Fix: "store when a session ends, and look for rows of which that is still to come"}}
		switch {
		case i < 0 && !lexicon.OfLogin(nameWords(name)):
			continue // tokens of an API may well be good until they are deleted
		case i >= 0:
			f.Kind, f.Detail, f.Fix = Unread, name+"."+t.columns[i], "add AND "+t.columns[i]+" > now() to the look-up"
		}
		p.report(f)
	}
}

// statement notes what a text of SQL does to a table of sessions.
func (p *Package) statement(tables map[string]*sqlTable, in ssa.Instruction, st sqltext.Statement) {
	words := nameWords(st.Table)
	named := lexicon.OfSession(words)
	if lexicon.LifetimeOf(words) == lexicon.Lasting || !named && !lexicon.MayBeOfSession(words) {
		return
	}
	t := tables[st.Table]
	if t == nil {
		t = &sqlTable{unnamed: !named}
		tables[st.Table] = t
	}
	low := strings.ToLower(st.Text)
	switch st.Verb {
	case "insert":
		cols := sqltext.Inserted(st.Text)
		t.columns = append(t.columns, cols...)
		t.aged = t.aged || len(cols) == 0
	case "select":
		if strings.HasPrefix(strings.TrimSpace(low), "select") && strings.Contains(low, "where") && t.find == nil && (named || holder(low)) {
			t.find = ir.Outermost(in.Parent())
		}
		t.aged = t.aged || asksAge(low)
	case "delete", "update":
		t.aged = t.aged || asksAge(low)
	}
}

// onlyCondition takes the one column apart by which a row is looked up.
var onlyCondition = regexp.MustCompile(`(?s)^\s*select\s+(.*?)\s+from\b.*\swhere\s+(?:\w+\.)?["\x60\[]?(\w+)["\x60\]]?\s*=\s*(?:\?|\$1|[:@]\w+)\s*(?:limit\s+1\s*)?;?\s*$`)

// holder reports whether a text of SQL in lower case asks by nothing but a token
// or its digest whose row it is: what a table's name then says doesn't matter.
func holder(low string) bool {
	m := onlyCondition.FindStringSubmatch(low)
	if m == nil || !lexicon.TokenColumn(m[2]) {
		return false
	}
	return slices.ContainsFunc(strings.Split(m[1], ","), func(c string) bool {
		c = strings.TrimSpace(c[strings.LastIndex(c, ".")+1:])
		return lexicon.RecordOwner(c) || strings.HasSuffix(c, "_id")
	})
}

// names reports whether the package names a column by itself, as conditions of
// query builders do.
func (p *Package) names(column string) bool {
	found := false
	p.instructions(func(in ssa.Instruction) {
		for _, op := range in.Operands(nil) {
			text, ok := ir.ConstText(*op)
			found = found || ok && strings.Contains(text, column) && len(sqltext.Statements(text)) == 0
		}
	})
	return found
}

// asksAge reports whether a text of SQL compares times, or reads what Go may
// compare.
func asksAge(low string) bool {
	if strings.ContainsAny(low, "<>*") || strings.Contains(low, "interval") || strings.Contains(low, "between") {
		return true
	}
	before, _, _ := strings.Cut(low, "where")
	for _, w := range lexicon.Words(before) {
		switch w {
		case "created", "updated", "expires", "expiry", "expire", "expired", "expiration", "time", "at", "seen", "used", "active", "activity", "until", "till", "to", "valid", "end", "ends", "deadline", "date", "timestamp", "ttl", "exp":
			return true
		}
	}
	return false
}

// mentionsAge reports whether a text of the package says of the table that its
// rows expire: its schema gives them an end, a job removes them.
func (p *Package) mentionsAge(table string) bool {
	found := false
	p.instructions(func(in ssa.Instruction) {
		for _, op := range in.Operands(nil) {
			if text, ok := ir.ConstText(*op); ok && !found {
				low := strings.ToLower(text)
				found = strings.Contains(low, table) && (strings.ContainsAny(low, "<>") || strings.Contains(low, "default") && strings.Contains(low, "expir"))
			}
		}
	})
	return found
}
