package cookie

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"

	"github.com/sessionlint/sessionlint/internal/catalog"
)

// storeDefaults returns the attributes that a store's constructor sets by
// itself in the version that the module under analysis requires. A version
// that is not known counts as the newest.
func (p *Package) storeDefaults(e *catalog.Entry) map[Field]bool {
	if since := e.Attr("since"); since != "" {
		module := e.Attr("module")
		if module == "" {
			module = packageOf(e.Name)
		}
		if v := required(p.requirements(), module); v != "" && semver.Compare(v, since) < 0 {
			return nil
		}
	}
	return withDefault(e)
}

// packageOf returns the import path in a full name.
func packageOf(name string) string {
	name = strings.TrimLeft(name, "(*")
	dir := strings.LastIndex(name, "/") + 1
	base, _, _ := strings.Cut(name[dir:], ".")
	// gopkg.in/x.v1 and the like have a dot of their own.
	if rest := name[dir+len(base):]; strings.HasPrefix(rest, ".v") && len(rest) > 2 && '0' <= rest[2] && rest[2] <= '9' {
		v, _, _ := strings.Cut(rest[1:], ".")
		base += "." + v
	}
	return name[:dir] + base
}

// required returns the version of the module that holds the package, or "".
func required(versions map[string]string, pkg string) string {
	for path := pkg; path != "." && path != "/" && path != ""; path = slashDir(path) {
		if v, ok := versions[path]; ok {
			return v
		}
	}
	return ""
}

func slashDir(path string) string {
	i := strings.LastIndex(path, "/")
	if i < 0 {
		return ""
	}
	return path[:i]
}

// requirements returns the versions that the go.mod above the package's files
// requires. Under go vet there is no more to go by than the files' names.
func (p *Package) requirements() map[string]string {
	for _, f := range p.pass.Files {
		name := p.pass.Fset.PositionFor(f.FileStart, false).Filename
		if !strings.HasSuffix(name, ".go") || !filepath.IsAbs(name) {
			continue // made by cgo, or without a place
		}
		return modFile(filepath.Dir(name))
	}
	return nil
}

var modFiles sync.Map // of a directory's requirements

// modFile returns the requirements of the go.mod in a directory or above it.
func modFile(dir string) map[string]string {
	if m, ok := modFiles.Load(dir); ok {
		return m.(map[string]string)
	}
	var m map[string]string
	name := filepath.Join(dir, "go.mod")
	if text, err := os.ReadFile(name); err == nil {
		m = versions(name, text)
	} else if up := filepath.Dir(dir); up != dir {
		m = modFile(up)
	}
	modFiles.Store(dir, m)
	return m
}

// versions reads a go.mod. A module that is replaced by a directory has no
// version.
func versions(name string, text []byte) map[string]string {
	f, err := modfile.Parse(name, text, nil)
	if err != nil {
		// A newer go command's file may have lines that this parser doesn't know.
		if f, err = modfile.ParseLax(name, text, nil); err != nil {
			return nil
		}
	}
	m := map[string]string{}
	for _, r := range f.Require {
		m[r.Mod.Path] = r.Mod.Version
	}
	for _, r := range f.Replace {
		if v, ok := m[r.Old.Path]; ok && (r.Old.Version == "" || r.Old.Version == v) {
			m[r.Old.Path] = r.New.Version
		}
	}
	return m
}
