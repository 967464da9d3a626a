package catalog

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// A library is a package with what the catalog says of it.
type library struct {
	path    string
	covered bool // the package's code need not be analysed
	parts   []part

	once  sync.Once
	names map[string][]*Entry
	lines []*Entry // in their order
	err   error
}

// A part are the lines about a package in one file.
type part struct {
	file  string
	line  int // number of the first
	lines []string
}

// builtIn reports whether a file of the catalog is one of ours.
func builtIn(file string) bool { return strings.HasPrefix(file, "data/") }

// Parse adds the lines of one file. The error names file, line and column.
func (c *Catalog) Parse(file, text string) error {
	if err := c.scan(file, text); err != nil {
		return err
	}
	for _, lib := range c.libraries {
		if lib.parts[len(lib.parts)-1].file == file {
			lib.once = sync.Once{} // it may have been read without these lines
			if lib.read(); lib.err != nil {
				return lib.err
			}
		}
	}
	return nil
}

// scan takes a file apart into what concerns the whole catalog and the lines
// of each package, which are not read yet.
func (c *Catalog) scan(file, text string) error {
	c.extended = c.extended || !builtIn(file)
	var lib *library
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		word, _, _ := strings.Cut(strings.TrimLeft(line, " \t"), " ")
		if word == "" || strings.HasPrefix(word, "#") {
			continue
		}
		switch word {
		case "tree", "testing", "alias", "package", "remedy":
		default:
			if lib == nil {
				return failure(file, n, line, strings.Fields(line)[0], "line before any package")
			}
			p := &lib.parts[len(lib.parts)-1]
			for len(p.lines) < n-p.line {
				p.lines = append(p.lines, "")
			}
			p.lines = append(p.lines, line)
			continue
		}
		body, _, _ := strings.Cut(line, " #")
		f := strings.Fields(body)
		switch word {
		case "tree":
			if len(f) != 2 {
				return failure(file, n, line, f[0], "tree needs one path")
			}
			c.trees = append(c.trees, f[1])
		case "testing":
			if len(f) != 2 {
				return failure(file, n, line, f[0], "testing needs one path")
			}
			c.testing[f[1]] = true
		case "alias": // alias OLD NEW: the old path has the same API
			if len(f) != 3 {
				return failure(file, n, line, f[0], "alias needs two paths")
			}
			c.alias[f[1]] = f[2]
		case "remedy":
			if lib == nil {
				return failure(file, n, line, f[0], "line before any package")
			}
			if len(f) < 3 {
				return failure(file, n, line, f[0], "remedy needs a rule and a text")
			}
			c.remedies[f[1]+" "+lib.path] = strings.Join(f[2:], " ")
		case "package":
			if len(f) < 2 {
				return failure(file, n, line, f[0], "package needs a path")
			}
			if lib = c.libraries[f[1]]; lib == nil {
				lib = &library{path: f[1]}
				c.libraries[lib.path] = lib
			}
			for _, w := range f[2:] {
				if w != "covered" {
					return failure(file, n, line, w, "unknown word "+strconv.Quote(w))
				}
				lib.covered = true
			}
			lib.parts = append(lib.parts, part{file: file, line: n + 1})
		}
	}
	return nil
}

// read returns the library's entries by their names.
func (l *library) read() map[string][]*Entry {
	l.once.Do(func() {
		l.names, l.lines = map[string][]*Entry{}, nil
		for _, p := range l.parts {
			for i, line := range p.lines {
				e, err := l.entry(p.file, p.line+i, line)
				if err != nil {
					if l.err = err; builtIn(p.file) {
						panic(err)
					}
					return
				}
				if e != nil {
					l.names[e.Name] = append(l.names[e.Name], e)
					l.lines = append(l.lines, e)
				}
			}
		}
	})
	return l.names
}

// entry reads a line; nil if nothing stands there.
func (l *library) entry(file string, n int, line string) (*Entry, error) {
	body, _, _ := strings.Cut(line, " #")
	f := strings.Fields(body)
	switch {
	case len(f) == 0:
		return nil, nil
	case len(f) < 2:
		return nil, failure(file, n, line, f[0], "name without a role")
	case !roles[Role(f[1])]:
		return nil, failure(file, n, line, f[1], "unknown role "+strconv.Quote(f[1]))
	}
	e := &Entry{Name: FullName(l.path, f[0]), Package: l.path, Role: Role(f[1]), Args: map[string]string{}, File: file, Line: n}
	for _, w := range f[2:] {
		k, v, ok := strings.Cut(w, "=")
		if !ok {
			return nil, failure(file, n, line, w, "want key=value")
		}
		e.Args[k] = strings.ReplaceAll(v, "_", " ")
	}
	return e, nil
}

// failure is what is wrong with a word of a line.
func failure(file string, n int, line, word, msg string) error {
	return fmt.Errorf("%s:%d:%d: %s", file, n, strings.Index(line, word)+1, msg)
}

// FullName joins a package path and a local name the way go/ssa prints it.
func FullName(pkg, local string) string {
	switch {
	case strings.HasPrefix(local, "(*"):
		return "(*" + pkg + "." + local[2:]
	case strings.HasPrefix(local, "("):
		return "(" + pkg + "." + local[1:]
	}
	return pkg + "." + local
}

var roles = func() map[Role]bool {
	m := map[Role]bool{}
	for _, r := range []Role{Weak, Strong, FillWeak, FillStrong, FillReader, WeakReader, StrongReader, Pass, Write, Source, Given, Sink, Reveals, PrintsItself, KeyFunc, IDFunc,
		CookieWrite, CookieClient, CookieDrop, CookieRead, CookieType, CookieOptions, CookieField, CookieSetter, CookieStore, CookieBare, CookieApply, SameSiteCtx, HeaderSet, ResponseSend, Deferred, ConfigDefault, ConfigRead, ConfigFill,
		WholeURL, Match, EntryType, SessionGet, SessionBind, SessionRenew, SessionDestroy, SessionClear, SessionSave, SessionID, ContextSet, Verify, Hash, JWTIssue, JWTParse, JWTPeek, JWTOption, JWTLenient, JWTValidate, Persist,
		Lifetime, TimePass, ClaimsType, ClaimsNew, ClaimsChain, ClaimsExpiry, ClaimsSet, ClaimsAdd, ClaimsSign, ExpiryOff, ExpiryCheck, ExpiryOf, ExpiryRecord, NoRecord,
		StoreHash, StoreExpire, Sealed, StreamOpen, StreamMove} {
		m[r] = true
	}
	return m
}()
