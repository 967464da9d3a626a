// Package sqltext takes texts of SQL apart as far as their words go.
package sqltext

import (
	"regexp"
	"strings"
)

// A Statement is what an SQL text does to one table.
type Statement struct {
	Verb  string // delete, update, insert, select
	Table string // in lower case; "%s" where it is put in
	Text  string
}

var verb = regexp.MustCompile("(?is)\\b(delete\\s+from|insert\\s+(?:or\\s+\\w+\\s+)?into|replace\\s+into|update|from|join|truncate(?:\\s+table)?)\\s+[\"`\\[]?(?:\\w+[\"`\\]]?\\.[\"`\\[]?)?(\\w+|%[sqv])")

var start = regexp.MustCompile(`(?is)^\s*(--[^\n]*\n\s*)*(select|insert|update|delete|with|replace|truncate)\b`)

// Statements returns what an SQL text does, table by table: a common table
// expression or several statements in one text do several things. It returns
// none for other texts.
func Statements(text string) []Statement {
	if len(text) > 20000 || !start.MatchString(text) {
		return nil
	}
	var r []Statement
	for _, m := range verb.FindAllStringSubmatch(text, 12) {
		verb := strings.ToLower(strings.Fields(m[1])[0])
		table := strings.ToLower(m[2])
		switch verb {
		case "from", "join":
			verb = "select"
		case "truncate":
			verb = "delete"
		case "replace":
			verb = "insert"
		}
		if table == "set" || table == "select" {
			continue
		}
		r = append(r, Statement{verb, table, text})
	}
	return r
}

var insert = regexp.MustCompile("(?is)\\binto\\s+[\\w.\"`\\[\\]]+\\s*\\(([^()]*)\\)\\s*(?:values|select)\\b")

// Inserted returns the columns that an INSERT names, in lower case; none if it
// names none.
func Inserted(text string) []string {
	m := insert.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	return names(m[1])
}

// names takes a list of columns apart.
func names(list string) []string {
	var r []string
	for c := range strings.SplitSeq(list, ",") {
		r = append(r, strings.ToLower(strings.Trim(c, " \t\n\"`[]")))
	}
	return r
}

var conflict = regexp.MustCompile(`(?is)\bon\s+conflict\s*\(([^()]*)\)\s*do\s+update\b`)

// Conflict returns the columns, in lower case, of which there is one row each:
// an INSERT updates the row that is there.
func Conflict(text string) []string {
	m := conflict.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	return names(m[1])
}
