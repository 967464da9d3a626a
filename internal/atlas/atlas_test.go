package atlas

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes"
)

var loaded struct {
	sync.Once
	m   *Map
	err error
}

func example(t *testing.T) *Map {
	t.Helper()
	if testing.Short() {
		t.Skip("loads a program with its libraries")
	}
	dir := testmodule.Dir(t)
	loaded.Do(func() { loaded.m, loaded.err = Load(dir, dir, []string{"./src/example/..."}, passes.All()) })
	if loaded.err != nil {
		t.Fatal(loaded.err)
	}
	m := *loaded.m
	return &m
}

func (m *Map) stage(id string) Stage {
	return m.Stages[slices.IndexFunc(m.Stages, func(s Stage) bool { return s.ID == id })]
}

func (m *Map) requirement(id string) Requirement {
	return m.ASVS[slices.IndexFunc(m.ASVS, func(r Requirement) bool { return r.ID == id })]
}

func TestExample(t *testing.T) {
	m := example(t)
	for id, want := range map[string]State{
		"mint": Weak, "carry": Weak, "store": Good, "lookup": Weak, "logout": Weak, "renew": Missing, "revoke": Missing,
	} {
		if s := m.stage(id); s.State != want || s.Note == "" {
			t.Errorf("%s: %s (%s), want %s", id, s.State, s.Note, want)
		}
	}
	for id, want := range map[string]string{"7.2.3": NotMet, "7.4.1": NotMet, "3.3.1": NotMet, "7.2.1": NotMet, "7.3.2": Met, "7.4.4": NotSeen, "9.1.1": NotSeen} {
		if r := m.requirement(id); r.Verdict != want || r.Why == "" {
			t.Errorf("ASVS %s: %s (%s), want %s", id, r.Verdict, r.Why, want)
		}
	}
	cookie := func(name string) bool {
		for _, c := range m.Cookies {
			if c.Name == name && c.Session && c.Secure == "no" && c.File == "src/example/bank/bank.go" {
				return true
			}
		}
		return false
	}
	if !cookie("bank_session") || !cookie("authenticated") {
		t.Errorf("cookies: %+v", m.Cookies)
	}
	var login, counter bool
	for _, h := range m.Handlers {
		login = login || slices.Contains(h.Routes, "POST /login") && slices.Contains(h.Does, "sets a cookie")
	}
	for _, p := range m.Places {
		counter = counter || p.Stage == "mint" && p.Weak && p.Source == "counter"
	}
	if !login || !counter {
		t.Errorf("login %v, counter %v", login, counter)
	}
}

// TestPage checks that the page is whole: nothing from elsewhere, and every
// box of the drawing leads to a part of the page.
func TestPage(t *testing.T) {
	m := example(t)
	m.Module = `<script>alert(1)</script>`
	var b, again bytes.Buffer
	if err := m.HTML(&b); err != nil {
		t.Fatal(err)
	}
	if err := m.HTML(&again); err != nil || again.String() != b.String() {
		t.Error("two pages of one map differ")
	}
	if strings.Contains(b.String(), m.Module) {
		t.Error("the module's name is not escaped")
	}
	doc, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	ids, links := map[string]bool{}, []string{}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "src", a.Key == "href" && !strings.HasPrefix(a.Val, "#"):
				t.Errorf("<%s %s=%q> comes from elsewhere", n.Data, a.Key, a.Val)
			case a.Key == "href":
				links = append(links, a.Val[1:])
			}
		}
	}
	if len(links) != len(m.Stages) {
		t.Errorf("%d boxes, want %d", len(links), len(m.Stages))
	}
	for _, l := range links {
		if !ids[l] {
			t.Errorf("#%s leads nowhere", l)
		}
	}
}

func TestMermaid(t *testing.T) {
	var b bytes.Buffer
	if err := example(t).Mermaid(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"flowchart LR\n", ":::weak\n", "lookup -.-> renew\n", "mint --> carry\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
}
