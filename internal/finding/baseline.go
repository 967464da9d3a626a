package finding

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// A Baseline is what was found before and is left for later.
type Baseline struct {
	Version  int     `json:"version"`
	Findings []Known `json:"findings"`
}

// A Known is a finding of a baseline. Only the fingerprint counts; the rest
// is for those who read the file.
type Known struct {
	Fingerprint string `json:"fingerprint"`
	Analyzer    string `json:"analyzer"`
	File        string `json:"file"`
	Message     string `json:"message"`
}

const baselineVersion = 1

// WriteBaseline writes the findings, which have been identified, to a file.
func WriteBaseline(file, root string, fs []Finding) error {
	b := Baseline{Version: baselineVersion, Findings: []Known{}}
	for _, f := range fs {
		b.Findings = append(b.Findings, Known{f.Fingerprint, f.Analyzer, Rel(root, f.Pos.File), f.Message})
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(b); err != nil {
		return err
	}
	return os.WriteFile(file, buf.Bytes(), 0o666)
}

// ReadBaseline reads a file that WriteBaseline wrote.
func ReadBaseline(file string) (*Baseline, error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("-baseline=%s: no such file (-write-baseline=%s makes it)", file, file)
	} else if err != nil {
		return nil, err
	}
	var b Baseline
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&b); err != nil {
		return nil, fmt.Errorf("-baseline=%s: %v", file, err)
	}
	if b.Version != baselineVersion {
		return nil, fmt.Errorf("-baseline=%s: version %d, want %d: write it anew", file, b.Version, baselineVersion)
	}
	return &b, nil
}

// New returns the findings that the baseline doesn't know.
func (b *Baseline) New(fs []Finding) []Finding {
	known := map[string]bool{}
	for _, k := range b.Findings {
		known[k.Fingerprint] = true
	}
	var r []Finding
	for _, f := range fs {
		if !known[f.Fingerprint] {
			r = append(r, f)
		}
	}
	return r
}
