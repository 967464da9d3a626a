package front

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

// A position is a parsed "file:line:col".
type position struct {
	file      string
	line, col int
}

// A step is a related position of a finding.
type step struct {
	pos     position
	message string
}

type finding struct {
	pkg, analyzer string
	pos           position
	message       string
	chain         []step
}

// result is what the engine found.
type result struct {
	findings []finding
	errors   []string
}

type jsonRelated struct {
	Posn    string `json:"posn"`
	Message string `json:"message"`
}

type jsonFinding struct {
	Posn    string        `json:"posn"`
	Message string        `json:"message"`
	Related []jsonRelated `json:"related"`
}

// decode reads the JSON trees of package, analyzer and findings, one a package
// from go vet and one for all from the in-process driver.
func decode(data []byte) (result, error) {
	var res result
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

func (res *result) add(id, analyzer string, raw json.RawMessage) error {
	if len(raw) > 0 && raw[0] == '{' {
		var e struct {
			Err string `json:"error"`
		}
		if err := json.Unmarshal(raw, &e); err != nil {
			return err
		}
		res.errors = append(res.errors, fmt.Sprintf("%s: %s: %s", id, analyzer, e.Err))
		return nil
	}
	var fs []jsonFinding
	if err := json.Unmarshal(raw, &fs); err != nil {
		return err
	}
	// "pkg [pkg.test]" is pkg together with its tests.
	pkg, _, _ := strings.Cut(id, " ")
	for _, f := range fs {
		out := finding{pkg: pkg, analyzer: analyzer, pos: parsePosition(f.Posn), message: f.Message}
		for _, r := range f.Related {
			out.chain = append(out.chain, step{parsePosition(r.Posn), r.Message})
		}
		res.findings = append(res.findings, out)
	}
	return nil
}

// sort orders the findings and drops those repeated by test variants, and by
// packages that each put the same parts together: two commands of a module.
func (res *result) sort() {
	slices.Sort(res.errors)
	slices.SortFunc(res.findings, func(a, b finding) int { return cmp.Or(compare(a, b), strings.Compare(a.pkg, b.pkg)) })
	res.findings = slices.CompactFunc(res.findings, func(a, b finding) bool {
		return compare(a, b) == 0 || a.pkg != b.pkg && a.analyzer == b.analyzer && a.pos.file == b.pos.file && a.pos.line == b.pos.line
	})
}

func compare(a, b finding) int {
	return cmp.Or(
		strings.Compare(a.pos.file, b.pos.file),
		cmp.Compare(a.pos.line, b.pos.line),
		cmp.Compare(a.pos.col, b.pos.col),
		strings.Compare(a.analyzer, b.analyzer),
		strings.Compare(a.message, b.message),
	)
}

// parsePosition cuts numbers off the end, for the file's name may contain
// colons, as it does on Windows.
func parsePosition(s string) position {
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
		return position{s, n[1], n[0]}
	case 1:
		return position{s, n[0], 0}
	}
	return position{file: s}
}
