package atlas

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/sessionlint/sessionlint/internal/finding"
)

//go:embed page.html
var pageText string

// A node is a stage with its place in the drawing.
type node struct {
	Stage
	X, Y int
}

// An edge leads from one node to another.
type edge struct {
	Path   string
	Label  string
	X, Y   int // of the label
	Broken bool
}

// Sizes of the drawing's boxes.
const (
	nodeW = 132
	nodeH = 62
)

// places are the nodes' left upper corners.
var places = map[string][2]int{
	"prove": {20, 30}, "mint": {200, 30}, "carry": {380, 30}, "store": {380, 150}, "lookup": {560, 30},
	"renew": {560, 150}, "expire": {740, 30}, "logout": {740, 150}, "revoke": {740, 270},
}

func (m *Map) nodes() []node {
	var r []node
	for _, s := range m.Stages {
		at := places[s.ID]
		r = append(r, node{s, at[0], at[1]})
	}
	return r
}

// edges are drawn broken where the stage that they lead to is missing.
func (m *Map) edges() []edge {
	state := map[string]State{}
	for _, s := range m.Stages {
		state[s.ID] = s.State
	}
	right := func(from, to string) string {
		a, b := places[from], places[to]
		return fmt.Sprintf("M%d %d L%d %d", a[0]+nodeW, a[1]+nodeH/2, b[0]-6, b[1]+nodeH/2)
	}
	down := func(from, to string) string {
		a, b := places[from], places[to]
		return fmt.Sprintf("M%d %d L%d %d", a[0]+nodeW/2, a[1]+nodeH, b[0]+nodeW/2, b[1]-6)
	}
	elbow := func(from, to string) string { // down, then right
		a, b := places[from], places[to]
		x := a[0] + nodeW + (b[0]-a[0]-nodeW)/2
		return fmt.Sprintf("M%d %d L%d %d L%d %d L%d %d", a[0]+nodeW, a[1]+nodeH/2, x, a[1]+nodeH/2, x, b[1]+nodeH/2, b[0]-6, b[1]+nodeH/2)
	}
	return []edge{
		{Path: right("prove", "mint"), Label: "login", X: 173, Y: 52, Broken: state["mint"] == Missing},
		{Path: right("mint", "carry"), Broken: state["carry"] == Missing},
		{Path: down("carry", "store"), Broken: state["store"] == Missing},
		{Path: right("carry", "lookup"), Label: "request", X: 533, Y: 52, Broken: state["lookup"] == Missing},
		{Path: down("lookup", "renew"), Broken: state["renew"] == Missing},
		{Path: right("lookup", "expire"), Broken: state["expire"] == Missing},
		{Path: elbow("lookup", "logout"), Broken: state["logout"] == Missing},
		{Path: elbow("lookup", "revoke"), Broken: state["revoke"] == Missing},
	}
}

// HTML writes the map as one page that needs nothing else.
func (m *Map) HTML(w io.Writer) error {
	src := finding.Sources{}
	t, err := template.New("page").Funcs(template.FuncMap{
		"line": func(file string, line int) string {
			text := src.Line(finding.Position{File: m.abs(file), Line: line})
			return strings.TrimSpace(text)
		},
		"center": func(x int) int { return x + nodeW/2 },
		"plus":   func(a, b int) int { return a + b },
		"slug":   func(s string) string { return strings.ReplaceAll(s, " ", "-") },
	}).Parse(pageText)
	if err != nil {
		return err
	}
	verdicts := map[string]int{}
	for _, q := range m.ASVS {
		verdicts[q.Verdict]++
	}
	return t.Execute(w, map[string]any{"M": m, "Nodes": m.nodes(), "Edges": m.edges(), "W": nodeW, "H": nodeH, "Verdicts": verdicts})
}

// JSON writes the map as JSON.
func (m *Map) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(m)
}

// Mermaid writes the drawing in Mermaid's language for flow charts, as it can
// stand in Markdown: https://mermaid.js.org/syntax/flowchart.html
func (m *Map) Mermaid(w io.Writer) error {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	for _, s := range m.Stages {
		fmt.Fprintf(&b, "    %s[\"%s<br>%s\"]:::%s\n", s.ID, s.Title, strings.ReplaceAll(s.Note, `"`, "'"), s.State)
	}
	for _, e := range [][2]string{{"prove", "mint"}, {"mint", "carry"}, {"carry", "store"}, {"carry", "lookup"}, {"lookup", "renew"}, {"lookup", "expire"}, {"lookup", "logout"}, {"lookup", "revoke"}} {
		arrow := "-->"
		for _, s := range m.Stages {
			if s.ID == e[1] && s.State == Missing {
				arrow = "-.->"
			}
		}
		fmt.Fprintf(&b, "    %s %s %s\n", e[0], arrow, e[1])
	}
	b.WriteString("    classDef found fill:#e3f4e8,stroke:#1f7a43,color:#10331d\n" +
		"    classDef weak fill:#fde7e4,stroke:#b3261e,color:#410e0b\n" +
		"    classDef missing fill:#f3f3f3,stroke:#777,color:#333,stroke-dasharray:5 4\n")
	_, err := io.WriteString(w, b.String())
	return err
}
