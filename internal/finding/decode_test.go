package finding

import (
	"strings"
	"testing"
)

const output = `{
	"m/b": {"weaktoken": [{"posn": "/m/b/b.go:9:2", "end": "/m/b/b.go:9:5", "message": "weak",
		"related": [{"posn": "/m/b/b.go:3:1", "message": "drawn here"}]}]}
}
{"m/a [m/a.test]": {"cookieattr": [{"posn": "/m/a/a.go:10:2", "message": "late"}, {"posn": "/m/a/a.go:9:2", "message": "early"}]}}
{"m/a": {"cookieattr": [{"posn": "/m/a/a.go:9:2", "message": "early"}], "weaktoken": {"error": "no"}}}
{}
`

func TestDecode(t *testing.T) {
	res, err := Decode([]byte(output))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range res.Findings {
		got = append(got, f.Package+" "+f.Message)
	}
	if s := strings.Join(got, ", "); s != "m/a early, m/a late, m/b weak" {
		t.Errorf("findings: %s", s)
	}
	if c := res.Findings[2].Chain; len(c) != 1 || c[0].Pos != (Position{"/m/b/b.go", 3, 1}) {
		t.Errorf("chain: %v", c)
	}
	if len(res.Errors) != 1 || res.Errors[0] != "m/a: weaktoken: no" {
		t.Errorf("errors: %q", res.Errors)
	}
}

func TestDecodeGarbage(t *testing.T) {
	if _, err := Decode([]byte("oops")); err == nil {
		t.Error("no error")
	}
}

func TestParsePosition(t *testing.T) {
	for s, want := range map[string]Position{
		`/a.go:3:4`:   {"/a.go", 3, 4},
		`C:\a.go:3:4`: {`C:\a.go`, 3, 4},
		`a.go:3`:      {"a.go", 3, 0},
		`-`:           {"-", 0, 0},
	} {
		if got := parsePosition(s); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}

// TestWiredTwice has two commands that each report what a package leaves
// undone which both import.
func TestWiredTwice(t *testing.T) {
	res, err := Decode([]byte(`{"m/cmd/b": {"credchange": [{"posn": "/m/s/s.go:9:1", "message": "as b sees it"}]}}
{"m/cmd/a": {"credchange": [{"posn": "/m/s/s.go:9:1", "message": "as a sees it"}, {"posn": "/m/s/s.go:20:1", "message": "another"}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Findings) != 2 || res.Findings[0].Message != "as a sees it" || res.Findings[1].Message != "another" {
		t.Errorf("findings: %v", res.Findings)
	}
}
