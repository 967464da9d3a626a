package format

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/sessionlint/sessionlint/internal/finding"
)

// GitHub writes a workflow command for each finding, which GitHub Actions
// shows beside the changed lines of a pull request:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func (r *Report) GitHub(w io.Writer) error {
	for _, f := range r.Findings {
		level := r.level(f.Analyzer)
		if level == "note" {
			level = "notice"
		}
		if _, err := fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", level,
			property(finding.Rel(r.Root, f.Pos.File)), f.Pos.Line, f.Pos.Col, property("sessionlint: "+f.Analyzer), data(r.told(f))); err != nil {
			return err
		}
	}
	return nil
}

// told is a finding's message with its chain.
func (r *Report) told(f finding.Finding) string {
	s := f.Message
	for _, c := range f.Chain {
		s += fmt.Sprintf("\n%s:%d: %s", finding.Rel(r.Root, c.Pos.File), c.Pos.Line, c.Message)
	}
	return s
}

func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}

type checkstyle struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// Checkstyle writes Checkstyle's XML, which many build servers read.
func (r *Report) Checkstyle(w io.Writer) error {
	out := checkstyle{Version: "5.0"}
	for _, f := range r.Findings { // sorted by file
		name := finding.Rel(r.Root, f.Pos.File)
		if n := len(out.Files); n == 0 || out.Files[n-1].Name != name {
			out.Files = append(out.Files, checkstyleFile{Name: name})
		}
		level := r.level(f.Analyzer)
		if level == "note" {
			level = "info"
		}
		file := &out.Files[len(out.Files)-1]
		file.Errors = append(file.Errors, checkstyleError{f.Pos.Line, f.Pos.Col, level, r.told(f), "sessionlint." + f.Analyzer})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
