package format

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // its schema
	"github.com/xeipuuv/gojsonschema"

	"github.com/sessionlint/sessionlint/internal/finding"
	"github.com/sessionlint/sessionlint/internal/rulebook"
	"github.com/sessionlint/sessionlint/passes"
)

// example is a report on a file whose name must be escaped and whose columns
// are no bytes.
func example(t *testing.T) *Report {
	root := t.TempDir()
	dir := filepath.Join(root, "a b")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "ü.go")
	if err := os.WriteFile(file, []byte("package a\n\n\t/* üü */ set(rand.Int())\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	at := func(line, col int) finding.Position { return finding.Position{File: file, Line: line, Col: col} }
	fs := []finding.Finding{{
		Package: "m/a", Analyzer: "weaktoken", Pos: at(3, 13), End: at(3, 16), Message: "guessable, 100%",
		Chain: []finding.Step{{Pos: at(3, 17), Message: "drawn here"}},
		Fixes: []finding.Fix{{Message: "use crypto/rand", Edits: []finding.Edit{{File: file, Start: 27, End: 37, New: "crand.Text()"}}}},
	}, {Package: "m/a", Analyzer: "concurrent", Pos: finding.Position{File: "/elsewhere/x.go", Line: 1}, Message: "no limit"}}
	finding.Identify(fs, root)
	return &Report{Root: root, Version: "v1", Rules: rulebook.All(passes.All()), Findings: fs}
}

// officialSchema is the OASIS schema, which a library carries as a constant
// that it doesn't export.
func officialSchema(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		t.Fatal(err)
	}
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(out)), "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	lit := f.Scope.Lookup("schema").Decl.(*ast.ValueSpec).Values[0].(*ast.BasicLit)
	schema, err := strconv.Unquote(lit.Value)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestSARIFFollowsTheSchema(t *testing.T) {
	schema, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(officialSchema(t)))
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*Report{"findings": example(t), "none": {Rules: rulebook.All(passes.All())}} {
		var b bytes.Buffer
		if err := r.SARIF(&b); err != nil {
			t.Fatal(err)
		}
		res, err := schema.Validate(gojsonschema.NewBytesLoader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range res.Errors() {
			t.Errorf("%s: %s", name, e)
		}
	}
	if res, err := schema.Validate(gojsonschema.NewStringLoader(`{"version": "2.1.0", "runs": [{"tool": {}}]}`)); err != nil || res.Valid() {
		t.Error("the schema takes anything")
	}
}

func TestSARIF(t *testing.T) {
	r := example(t)
	var b bytes.Buffer
	if err := r.SARIF(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"uri": "a%20b/%C3%BC.go"`, `"uriBaseId": "SRCROOT"`, `"uri": "file:///elsewhere/x.go"`,
		`"startColumn": 11`, `"security-severity": "9.1"`, `"external/cwe/cwe-330"`, `"text": "crand.Text()"`,
		`"sessionlint/v1": "` + r.Findings[0].Fingerprint + `"`, `"markdown": "# weaktoken`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is missing", want)
		}
	}
	var again bytes.Buffer
	if err := r.SARIF(&again); err != nil || again.String() != b.String() {
		t.Error("two reports of the same differ")
	}
}

func TestOtherFormats(t *testing.T) {
	r := example(t)
	r.Levels = map[string]string{"weaktoken": "warning"}
	var b bytes.Buffer
	if err := r.GitHub(&b); err != nil {
		t.Fatal(err)
	}
	want := "::warning file=a b/ü.go,line=3,col=13,title=sessionlint%3A weaktoken::guessable, 100%25%0Aa b/ü.go:3: drawn here\n" +
		"::notice file=/elsewhere/x.go,line=1,col=0,title=sessionlint%3A concurrent::no limit\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	if err := r.Checkstyle(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<file name="a b/ü.go">`, `line="3" column="13" severity="warning"`, `severity="info" message="no limit" source="sessionlint.concurrent"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is missing in\n%s", want, b.String())
		}
	}
}
