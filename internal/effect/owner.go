package effect

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/sqltext"
)

// equals is a column that a condition compares with what it is given.
var equals = regexp.MustCompile("(?i)([\\w.]+)[\"`\\]]?\\s*(?:=|\\bin\\b)\\s*\\(?\\s*(?:\\?|\\$\\d|:\\w|@\\w|%)")

// ofOwner reports whether a condition, or a statement with one, is about all
// records of one user: it asks for their owner, and not for an id or token.
func ofOwner(text string) bool {
	if i := strings.LastIndex(strings.ToLower(text), "where"); i >= 0 {
		text = text[i:]
	}
	owner := false
	for _, m := range equals.FindAllStringSubmatch(text, -1) {
		column := m[1][strings.LastIndexByte(m[1], '.')+1:]
		if lexicon.RecordToken(column) || singles[strings.ToLower(column)] {
			return false
		}
		owner = owner || lexicon.Owner(column)
	}
	return owner
}

// singles are the columns by which one record is told, beside those that are
// called like a token.
var singles = map[string]bool{"id": true, "key": true, "hash": true, "digest": true, "selector": true}

// ofUser reports whether a call of a store is about all records of one user:
// by the conditions in the chain of calls, or by the keys of a filter.
func (c *collector) ofUser(call *ssa.CallCommon, about []subject) bool {
	for _, sub := range about {
		if sub.kind == "key" && ofOwner(sub.text) {
			return true
		}
	}
	for _, e := range c.s.Values.Tracer.Lookup(call) {
		if e.Role != catalog.Persist || e.Attr("many") != "true" {
			continue
		}
		filter := ir.Argument(call, e.Int("where", -2))
		if filter != nil && slices.ContainsFunc(c.s.keys(filter), lexicon.Owner) {
			return true
		}
	}
	return false
}

// ofSomebody reports whether a statement is about all rows that belong to one row
// of another table, by the column that names it: DELETE FROM passes WHERE
// driver_id = $1.
func ofSomebody(st sqltext.Statement) bool {
	_, where, _ := strings.Cut(strings.ToLower(st.Text), "where")
	where, _, _ = strings.Cut(where, ")") // of a CTE
	foreign := false
	for _, m := range equals.FindAllStringSubmatch(where, -1) {
		column := m[1][strings.LastIndexByte(m[1], '.')+1:]
		if lexicon.RecordToken(column) || singles[column] {
			return false
		}
		other, ok := strings.CutSuffix(column, "_id")
		foreign = foreign || ok && lexicon.NounOf(other) != lexicon.Session && strings.TrimSuffix(strings.ToLower(st.Table), "s") != other
	}
	return foreign
}
