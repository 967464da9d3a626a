package summary

import (
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// shown are the sinks that only text tells anything in.
var shown = map[string]bool{"log": true, "stdout": true, "error": true, "error-response": true, "metric": true, "url": true}

// near are the sinks that concern only the function in which they are: an
// error's text is made in nearly every function.
var near = map[string]bool{"error": true, "url": true, "file": true, "setting": true}

// printable reports whether a value that is printed can hold a secret.
func printable(v ssa.Value) bool {
	switch m := v.(type) {
	case *ssa.MakeInterface:
		v = m.X
	case *ssa.ChangeInterface:
		v = m.X
	}
	if types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
		return false
	}
	switch u := v.Type().Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Signature, *types.Chan:
		return false
	}
	return true
}

// A kept is a value that a call stores for later.
type kept struct {
	what  string
	value ssa.Value
	name  string // of the column or field
}

// written returns what a call of a database or store writes there, as far as
// its name says that it is a bearer token; rows that are structs whole.
func (s *Package) written(e *catalog.Entry, arg func(int) ssa.Value) []kept {
	at := func(key string) ssa.Value {
		if e.Attr(key) == "" {
			return nil
		}
		return arg(e.Int(key, 0))
	}
	if e.Attr("sql") != "" {
		v := at("sql")
		if v == nil || at("args") == nil {
			return nil
		}
		text, _ := trace.TextOf(v)
		if text == "" {
			if x := s.Tracer.Of(v); len(x) == 1 && x[0].IsConst {
				text = x[0].Const
			}
		}
		return columns(text, elements(at("args")))
	}
	value := at("value")
	switch e.Attr("kind") {
	case "insert", "update", "upsert":
	case "part":
		value = at("row")
	default:
		return nil
	}
	if value == nil {
		return nil
	}
	if e.Attr("column") != "" {
		c, _ := ir.ConstText(at("column"))
		if !lexicon.Keepable(c) {
			return nil
		}
		return []kept{{"column " + c, value, c}}
	}
	if r, ok := document(value, maxNested); ok {
		return r
	}
	var r []kept
	for _, row := range elements(value) { // one, or several
		if structOf(row) != nil && !valuer(row) {
			r = append(r, kept{what: "the row", value: row})
		}
	}
	return r
}

// storedKey is the key under which a call stores something on disk, where the
// bucket or what stands before the key says that it is a session's token.
func (s *Package) storedKey(e *catalog.Entry, call *ssa.CallCommon, arg func(int) ssa.Value) *kept {
	if e.Attr("disk") == "" || e.Attr("key") == "" {
		return nil
	}
	key := arg(e.Int("key", 0))
	if key == nil {
		return nil
	}
	if sum, ok := Bare(key).(*ssa.BinOp); ok {
		if prefix, ok := trace.TextOf(sum.X); ok && lexicon.KeepsTokens(strings.Trim(prefix, ":/-_.")) {
			return &kept{"the key after " + quote(prefix), sum.Y, "key"}
		}
		return nil
	}
	in, ok := receiver(call).(*ssa.Call)
	if !ok {
		return nil
	}
	for _, part := range s.Tracer.Lookup(&in.Call) {
		if part.Role != catalog.Persist || part.Attr("table") == "" {
			continue
		}
		if bucket, ok := trace.TextOf(Bare(ir.Argument(&in.Call, part.Int("table", 0)))); ok && lexicon.KeepsTokens(bucket) {
			return &kept{"key of " + bucket, key, "key"}
		}
	}
	return nil
}

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
	for _, at := range set.FindAllStringSubmatchIndex(before, -1) {
		m := []string{"", before[at[2]:at[3]], before[at[4]:at[5]]}
		n := strings.Count(before[:at[4]], "?")
		if strings.HasPrefix(m[2], "$") {
			n, _ = strconv.Atoi(m[2][1:])
			n--
		}
		put(n, m[1], words[1], nil)
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

// keeps reports whether a column or field of a record, which has the others
// too, keeps a token: by its own name, or as the record's id or value where
// the record is named for tokens or sessions and nothing else in it can be
// what is handed out.
func keeps(record, name string, others []string) bool {
	if lexicon.Keepable(name) {
		return !lexicon.Confirms(record)
	}
	return lexicon.KeepsTokens(record) && lexicon.PlainKey(name) &&
		!slices.ContainsFunc(others, func(o string) bool { return lexicon.Keepable(o) || lexicon.Redacts(o) || lexicon.HashedSecret(o) })
}

func cutFold(s, sep string) (before, after string, found bool) {
	flat := strings.NewReplacer("\n", " ", "\t", " ").Replace(s)
	i := strings.Index(strings.ToLower(flat), sep)
	if i < 0 {
		return flat, "", false
	}
	return flat[:i], flat[i+len(sep):], true
}

// structOf is the struct type of a value or of what it points to, or nil.
func structOf(v ssa.Value) *types.Struct {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	t := v.Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, _ := t.Underlying().(*types.Struct)
	return s
}

// holding takes a struct or map that is stored or signed apart: the values
// that this function put into it, each a sink of its own.
func holding(k Sink) []Sink { return held(k, 3) }

// held follows at most so many variables that are set from others.
func held(k Sink, depth int) []Sink {
	v := k.Value
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	if c, ok := v.(*ssa.ChangeType); ok {
		v = c.X
	}
	if _, isMap := v.(*ssa.MakeMap); !isMap && structOf(v) == nil {
		return nil
	}
	if u, ok := v.(*ssa.UnOp); ok {
		v = u.X
	}
	if v.Referrers() == nil {
		return nil
	}
	var r []Sink
	record, fields := recordOf(v)
	part := func(pos token.Pos, what, name string, val ssa.Value) {
		if k.As == "payload" || keeps(record, name, fields) {
			p := k
			p.Pos, p.Value, p.Label = pos, val, name
			p.What = what + ", " + k.What
			r = append(r, p)
		}
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store: // a variable that is set to a literal
			if load, ok := ref.Val.(*ssa.UnOp); ok && ref.Addr == v && depth > 0 {
				whole := k
				whole.Value = load
				for _, p := range held(whole, depth-1) {
					if p.Label != "" {
						r = append(r, p)
					}
				}
			}
		case *ssa.MapUpdate:
			if key, ok := ir.ConstText(ref.Key); ok && ref.Map == v {
				part(ref.Pos(), "entry "+quote(key), key, ref.Value)
			}
		case *ssa.FieldAddr:
			if ref.X != v {
				continue
			}
			name := ir.FieldName(ref)
			for _, use := range *ref.Referrers() {
				if st, ok := use.(*ssa.Store); ok && st.Addr == ref && !after(st, k.In) {
					part(st.Pos(), "field "+shortField(name), word(name), st.Val)
				}
			}
		}
	}
	if _, whole := v.(*ssa.Parameter); whole {
		r = append(r, k)
	}
	return r
}

// recordOf is the name of a value's struct type, and its fields' names.
func recordOf(v ssa.Value) (name string, fields []string) {
	t := v.Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return "", nil
	}
	if st, ok := n.Underlying().(*types.Struct); ok {
		for f := range st.Fields() {
			fields = append(fields, f.Name())
		}
	}
	return n.Obj().Name(), fields
}

// word is the last part of a full name.
func word(name string) string { return name[strings.LastIndex(name, ".")+1:] }

// after reports whether an instruction only runs once another has.
func after(in, first ssa.Instruction) bool {
	if in.Block() == nil || first == nil || first.Block() == nil || in.Parent() != first.Parent() {
		return false
	}
	if in.Block() != first.Block() {
		return first.Block().Dominates(in.Block()) && !slices.Contains(first.Block().Preds, in.Block())
	}
	for _, x := range in.Block().Instrs {
		switch x {
		case first:
			return true
		case in:
			return false
		}
	}
	return false
}
