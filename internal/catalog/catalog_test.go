package catalog

import "testing"

func TestParseErrors(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"no package", "F weak\n", `x.cat:1:1: line before any package`},
		{"package without path", "package\n", `x.cat:1:1: package needs a path`},
		{"unknown word", "package a/b coverd\n", `x.cat:1:13: unknown word "coverd"`},
		{"no role", "package a/b\nF\n", `x.cat:2:1: name without a role`},
		{"unknown role", "package a/b\n\n# text\nF   wek\n", `x.cat:4:5: unknown role "wek"`},
		{"attribute without value", "package a/b\nF sink arg=0 key\n", `x.cat:2:14: want key=value`},
		{"alias", "alias a\n", `x.cat:1:1: alias needs two paths`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := New().Parse("x.cat", tt.text)
			if err == nil || err.Error() != tt.want {
				t.Errorf("Parse(%q) = %v, want %s", tt.text, err, tt.want)
			}
		})
	}
}

func TestLookup(t *testing.T) {
	c := New()
	err := c.Parse("x.cat", `# comment
package a/b covered # more
*          weak kind=some_text
(*T).*     weak
(*T).Read  fill-weak buf=0
alias old/b a/b
`)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Role{
		"a/b.F":               Weak,
		"old/b.F":             Weak,
		"(*a/b.T).Int":        Weak,
		"(*a/b.T).Read":       FillWeak,
		"(*old/b.T).Read":     FillWeak,
		"(*a/b.T[K, V]).Read": FillWeak,
		"(a/b.T).Read":        "",
		"a/bc.F":              "",
	} {
		var got Role
		if e := c.Lookup(name); len(e) > 0 {
			got = e[0].Role
		}
		if got != want {
			t.Errorf("Lookup(%q) has role %q, want %q", name, got, want)
		}
	}
	if got := c.Has("a/b.F", Weak).Attr("kind"); got != "some text" {
		t.Errorf("kind = %q", got)
	}
	if !c.Covered("a/b") || !c.Covered("old/b") || c.Covered("a") {
		t.Error("Covered is wrong")
	}
}
