package summary

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Parts of SQL texts.
var (
	insert = regexp.MustCompile("(?is)insert\\s+(?:or\\s+\\w+\\s+)?into\\s+([\\w.\"`]+)\\s*\\(([^()]*)\\)\\s*values\\s*\\((.*)")
	colon  = regexp.MustCompile(`(?is)^\s*(insert|update|replace)\b.*[(,=\s]:\w+`)
	set    = regexp.MustCompile("(?is)[\"`]?(\\w+)[\"`]?\\s*=\\s*(\\?|\\$\\d+|:\\w+)")
	holder = regexp.MustCompile(`\?|\$(\d+)`)
	// The database hashes or encrypts it itself.
	hashing = regexp.MustCompile(`(?i)\b(digest|hmac|sha\w*|md5|crypt|password|\w*encrypt\w*|hash\w*|standard_hash)\s*\(`)
)

// columns returns the arguments of an SQL statement that land in columns
// whose names stand for bearer tokens.
func columns(text string, args []ssa.Value) []kept {
	var r []kept
	put := func(n int, column, table string, others []string) {
		if n < len(args) && keeps(table, strings.Trim(column, "\"` "), others) {
			r = append(r, kept{"column " + strings.Trim(column, "\"` ") + " of table " + strings.Trim(table, "\"`"), args[n], strings.Trim(column, "\"` ")})
		}
	}
	if len(args) == 1 && structOf(args[0]) != nil && colon.MatchString(text) {
		return []kept{{what: "the row", value: args[0]}}
	}
	if len(args) == 1 && colon.MatchString(text) {
		if named, ok := document(args[0], maxNested); ok { // named parameters in a map
			return named
		}
	}
	if m := insert.FindStringSubmatch(text); m != nil {
		cols := strings.Split(m[2], ",")
		next := 0
		for i, v := range parts(m[3]) {
			for j, p := range holder.FindAllStringSubmatch(v, -1) {
				n := next
				next++
				if p[1] != "" {
					n, _ = strconv.Atoi(p[1])
					n--
				}
				if i < len(cols) && j == 0 && !hashing.MatchString(v) {
					put(n, strings.TrimSpace(cols[i]), m[1], cols)
				}
			}
		}
		return r
	}
	words := strings.Fields(text)
	if len(words) < 4 || !strings.EqualFold(words[0], "update") {
		return nil
	}
	before, _, _ := cutFold(text, " where ")
	var others []string
	for _, m := range set.FindAllStringSubmatch(before, -1) {
		others = append(others, m[1])
	}
	for _, at := range set.FindAllStringSubmatchIndex(before, -1) {
		m := []string{"", before[at[2]:at[3]], before[at[4]:at[5]]}
		n := strings.Count(before[:at[4]], "?")
		if strings.HasPrefix(m[2], "$") {
			n, _ = strconv.Atoi(m[2][1:])
			n--
		}
		put(n, m[1], words[1], others)
	}
	return r
}

// parts are the values of a list, up to the bracket that closes it.
func parts(list string) []string {
	var r []string
	depth, from := 0, 0
	for i, c := range list {
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return append(r, list[from:i])
			}
		case ',':
			if depth == 0 {
				r = append(r, list[from:i])
				from = i + 1
			}
		}
	}
	return append(r, list[from:])
}

func cutFold(s, sep string) (before, after string, found bool) {
	flat := strings.NewReplacer("\n", " ", "\t", " ").Replace(s)
	i := strings.Index(strings.ToLower(flat), sep)
	if i < 0 {
		return flat, "", false
	}
	return flat[:i], flat[i+len(sep):], true
}
