package cookie

import (
	"os"
	"path/filepath"
	"testing"
)

const goMod = `module example.com/app

go 1.26

require (
	github.com/gorilla/sessions v1.2.1
	gopkg.in/macaron.v1 v1.4.0 // indirect
	example.com/forked v1.0.0
	example.com/local v1.0.0
	example.com/multi v1.0.0
	example.com/multi/v2 v2.3.0
)

replace example.com/forked => example.com/fork v1.9.0

replace example.com/local => ../local
`

func TestRequired(t *testing.T) {
	m := versions("go.mod", []byte(goMod))
	for _, test := range []struct{ pkg, want string }{
		{"github.com/gorilla/sessions", "v1.2.1"},
		{"github.com/gorilla/sessions/sub", "v1.2.1"},
		{"github.com/gorilla/sessionsx", ""},
		{"github.com/gorilla", ""},
		{"gopkg.in/macaron.v1", "v1.4.0"},
		{"example.com/forked", "v1.9.0"},
		{"example.com/local", ""},
		{"example.com/multi/sub", "v1.0.0"},
		{"example.com/multi/v2/sub", "v2.3.0"},
		{"net/http", ""},
	} {
		if got := required(m, test.pkg); got != test.want {
			t.Errorf("required(%q) = %q, want %q", test.pkg, got, test.want)
		}
	}
}

func TestVersionsOfOddFiles(t *testing.T) {
	if m := versions("go.mod", []byte("\x00 (")); m != nil {
		t.Errorf("versions of no go.mod = %v", m)
	}
	if m := versions("go.mod", []byte("module m\n\nfuture stuff\n\nrequire a.example/b v1.2.3\n")); m["a.example/b"] != "v1.2.3" {
		t.Errorf("versions of a newer go.mod = %v", m)
	}
}

func TestModFile(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "a", "b")
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(goMod), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := modFile(deep)["github.com/gorilla/sessions"]; got != "v1.2.1" {
		t.Errorf("found version %q, want v1.2.1", got)
	}
	if err := os.WriteFile(filepath.Join(dir, "a", "go.mod"), []byte("module inner\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	modFiles.Clear()
	if got := modFile(deep)["github.com/gorilla/sessions"]; got != "" {
		t.Errorf("looked past the innermost go.mod: %q", got)
	}
}

func TestPackageOf(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"github.com/gorilla/sessions.NewCookieStore", "github.com/gorilla/sessions"},
		{"(*net/http.Request).Cookie", "net/http"},
		{"gopkg.in/macaron.v1.New", "gopkg.in/macaron.v1"},
		{"(*gopkg.in/macaron.v1.Context).SetCookie", "gopkg.in/macaron.v1"},
		{"github.com/fasthttp/session/v2.Config.Secure", "github.com/fasthttp/session/v2"},
	} {
		if got := packageOf(test.name); got != test.want {
			t.Errorf("packageOf(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}
