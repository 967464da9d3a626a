// Package stores says where the sessions of a library are kept in a program:
// on the server under an id, or whole in the cookie. Some libraries do both,
// and only the store that a program constructs tells which.
package stores

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// A Side is where sessions are kept.
type Side int

// The sides.
const (
	Unknown Side = iota // the library can do both, and no store is in sight yet
	Server              // under an id
	Client              // in the cookie alone
)

// Stores is the fact "the package and its imports construct stores of these
// libraries", and the analyzer's result.
type Stores struct {
	Server, Client []string // paths of libraries, sorted
	Signed         []string // those of Client whose cookie is signed and not encrypted
}

// AFact marks Stores as a fact.
func (*Stores) AFact() {}

func (s *Stores) String() string { return fmt.Sprintf("server %v, client %v", s.Server, s.Client) }

// Analyzer finds the stores. Its result is a *Stores, empty where the
// package's code is not analysed.
var Analyzer = &analysis.Analyzer{
	Name:       "sessionstores",
	Doc:        "find which session stores a program constructs",
	Run:        summary.Alone(run),
	Requires:   []*analysis.Analyzer{ir.Analyzer, summary.Analyzer},
	ResultType: reflect.TypeFor[*Stores](),
	FactTypes:  []analysis.Fact{new(Stores)},
}

func run(pass *analysis.Pass) (any, error) {
	s := &Stores{}
	p, _ := pass.ResultOf[ir.Analyzer].(*ir.Package)
	values, _ := pass.ResultOf[summary.Analyzer].(*summary.Package)
	if p == nil || values == nil || p.Dependency {
		return s, nil
	}
	for _, imp := range pass.Pkg.Imports() {
		var f Stores
		if pass.ImportPackageFact(imp, &f) {
			s.Server, s.Client, s.Signed = append(s.Server, f.Server...), append(s.Client, f.Client...), append(s.Signed, f.Signed...)
		}
	}
	for _, fn := range p.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if call, ok := in.(ssa.CallInstruction); ok {
					s.see(call.Common(), values.Tracer.Lookup(call.Common()))
				}
			}
		}
	}
	for _, l := range []*[]string{&s.Server, &s.Client, &s.Signed} {
		slices.Sort(*l)
		*l = slices.Compact(*l)
	}
	if len(s.Server)+len(s.Client) > 0 {
		pass.ExportPackageFact(s)
	}
	return s, nil
}

// see notes the store that a call constructs, or whose sessions it uses.
func (s *Stores) see(call *ssa.CallCommon, entries []*catalog.Entry) {
	for _, e := range entries {
		client := e.Attr("client") != ""
		switch {
		case e.Role == catalog.CookieStore && e.Attr("kind") != "csrf" && client, e.Role == catalog.SessionGet && client:
			s.Client = append(s.Client, family(e))
			if signsOnly(call, e) {
				s.Signed = append(s.Signed, family(e))
			}
		case e.Role == catalog.CookieStore && e.Attr("kind") != "csrf":
			s.Server = append(s.Server, family(e))
		}
	}
}

// family is the library that a store's constructor serves.
func family(e *catalog.Entry) string {
	if l := e.Attr("library"); l != "" {
		return l
	}
	return e.Package
}

// Side returns where the sessions of a library are kept, as far as is known
// at the package. A program that has both kinds keeps some on the server.
func (s *Stores) Side(library string) Side {
	switch {
	case !cookieAlone(library), within(s.Server, library):
		return Server
	case within(s.Client, library):
		return Client
	}
	return Unknown
}

// Readable reports whether the library's sessions are whole in a cookie that is
// signed and not encrypted, as far as is known at the package.
func (s *Stores) Readable(library string) bool {
	return s.Side(library) == Client && within(s.Signed, library)
}

// within reports whether list has the library, or a part of it: the stores of
// gin-contrib/sessions are packages below it.
func within(list []string, library string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return s == library || strings.HasPrefix(s, library+"/") })
}

// signsOnly reports whether a store is given a single key, or an empty second
// one.
func signsOnly(call *ssa.CallCommon, e *catalog.Entry) bool {
	if e.Attr("keys") == "" {
		return false
	}
	list, ok := ir.Argument(call, e.Int("keys", 0)).(*ssa.Slice)
	if !ok {
		return false // made elsewhere
	}
	keys := summary.Elements(list)
	if len(keys) < 2 {
		return len(keys) == 1 && keys[0] != ssa.Value(list)
	}
	c, ok := keys[1].(*ssa.Const)
	return ok && c.IsNil()
}

// cookieAlone reports whether the library has stores which keep the whole
// session in the cookie.
func cookieAlone(library string) bool {
	c := catalog.Default()
	for _, pkg := range c.Packages() {
		if pkg != library && !strings.HasPrefix(pkg, library+"/") {
			continue
		}
		for _, e := range c.In(pkg) {
			if (e.Role == catalog.CookieStore || e.Role == catalog.SessionGet) && e.Attr("client") != "" {
				return true
			}
		}
	}
	return false
}
