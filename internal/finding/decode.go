package finding

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// A Result is what an engine found, and what it could not look at.
type Result struct {
	Findings []Finding
	Errors   []string
}

type jsonRelated struct {
	Posn    string `json:"posn"`
	Message string `json:"message"`
}

type jsonFix struct {
	Message string `json:"message"`
	Edits   []Edit `json:"edits"`
}

type jsonFinding struct {
	Posn    string        `json:"posn"`
	End     string        `json:"end"`
	Message string        `json:"message"`
	Fixes   []jsonFix     `json:"suggested_fixes"`
	Related []jsonRelated `json:"related"`
}

// Decode reads the JSON trees of package, analyzer and findings, one a package
// from go vet and one for all from the in-process driver.
func Decode(data []byte) (Result, error) {
	var res Result
	dec := json.NewDecoder(bytes.NewReader(data))
	for {
		var tree map[string]map[string]json.RawMessage
		if err := dec.Decode(&tree); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return res, fmt.Errorf("cannot read the engine's output: %w", err)
		}
		for id, byAnalyzer := range tree {
			for analyzer, raw := range byAnalyzer {
				if err := res.add(id, analyzer, raw); err != nil {
					return res, err
				}
			}
		}
	}
	res.sort()
	return res, nil
}

func (res *Result) add(id, analyzer string, raw json.RawMessage) error {
	if len(raw) > 0 && raw[0] == '{' {
		var e struct {
			Err string `json:"error"`
		}
		if err := json.Unmarshal(raw, &e); err != nil {
			return err
		}
		res.Errors = append(res.Errors, fmt.Sprintf("%s: %s: %s", id, analyzer, e.Err))
		return nil
	}
	var fs []jsonFinding
	if err := json.Unmarshal(raw, &fs); err != nil {
		return err
	}
	// "pkg [pkg.test]" is pkg together with its tests.
	pkg, _, _ := strings.Cut(id, " ")
	for _, f := range fs {
		out := Finding{Package: pkg, Analyzer: analyzer, Pos: parsePosition(f.Posn), End: parsePosition(f.End), Message: f.Message}
		for _, r := range f.Related {
			out.Chain = append(out.Chain, Step{parsePosition(r.Posn), r.Message})
		}
		for _, x := range f.Fixes {
			out.Fixes = append(out.Fixes, Fix(x))
		}
		res.Findings = append(res.Findings, out)
	}
	return nil
}

// sort orders the findings and drops those repeated by test variants, and by
// packages that each put the same parts together: two commands of a module.
func (res *Result) sort() {
	slices.Sort(res.Errors)
	slices.SortFunc(res.Findings, func(a, b Finding) int { return cmp.Or(compare(a, b), strings.Compare(a.Package, b.Package)) })
	res.Findings = slices.CompactFunc(res.Findings, func(a, b Finding) bool {
		return compare(a, b) == 0 || a.Package != b.Package && a.Analyzer == b.Analyzer && a.Pos.File == b.Pos.File && a.Pos.Line == b.Pos.Line
	})
}

func compare(a, b Finding) int {
	return cmp.Or(
		strings.Compare(a.Pos.File, b.Pos.File),
		cmp.Compare(a.Pos.Line, b.Pos.Line),
		cmp.Compare(a.Pos.Col, b.Pos.Col),
		strings.Compare(a.Analyzer, b.Analyzer),
		strings.Compare(a.Message, b.Message),
	)
}

// parsePosition cuts numbers off the end, for the file's name may contain
// colons, as it does on Windows.
func parsePosition(s string) Position {
	var n []int
	for len(n) < 2 {
		i := strings.LastIndexByte(s, ':')
		if i < 0 {
			break
		}
		v, err := strconv.Atoi(s[i+1:])
		if err != nil {
			break
		}
		n = append(n, v)
		s = s[:i]
	}
	switch len(n) {
	case 2:
		return Position{s, n[1], n[0]}
	case 1:
		return Position{s, n[0], 0}
	}
	return Position{File: s}
}
