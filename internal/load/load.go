// Package load reads packages and all that they import from source, function
// bodies only where analyzers look into them.
//
// The loader of golang.org/x/tools/go/packages type-checks the bodies of every
// dependency too, which for a web framework is most of its time; or it wants
// all of them compiled.
package load

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/sessionlint/sessionlint/internal/origin"
)

// Packages loads the packages that match the patterns, as seen from a
// directory, with syntax and types, also of their dependencies. Overlay, which
// may be nil, replaces files' contents by absolute path. What is wrong with a
// package stands in its Errors, and the package then has no syntax, so that
// those that import it can be judged without it; the error returned is the go
// command's.
func Packages(dir string, overlay map[string][]byte, patterns ...string) ([]*packages.Package, error) {
	fset := token.NewFileSet()
	roots, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
			packages.NeedDeps | packages.NeedModule | packages.NeedTypesSizes,
		Dir:     dir,
		Fset:    fset,
		Overlay: overlay,
	}, patterns...)
	if err != nil {
		return nil, err
	}
	l := &loader{
		fset:    fset,
		overlay: overlay,
		done:    map[*packages.Package]chan struct{}{},
		slots:   make(chan struct{}, runtime.GOMAXPROCS(0)),
	}
	packages.Visit(roots, nil, func(p *packages.Package) { l.done[p] = make(chan struct{}) })
	for p := range l.done {
		go l.load(p)
	}
	for _, done := range l.done {
		<-done
	}
	return roots, nil
}

type loader struct {
	fset    *token.FileSet
	overlay map[string][]byte
	done    map[*packages.Package]chan struct{} // closed when a package is loaded
	slots   chan struct{}                       // as many packages are loaded at once
}

// load loads a package when its imports are.
func (l *loader) load(p *packages.Package) {
	defer close(l.done[p])
	for _, i := range p.Imports {
		<-l.done[i]
	}
	l.slots <- struct{}{}
	defer func() { <-l.slots }()
	p.Fset = l.fset
	p.Errors = slices.DeleteFunc(p.Errors, unembedded)
	if p.PkgPath == "unsafe" {
		p.Types, p.TypesInfo, p.Syntax = types.Unsafe, new(types.Info), []*ast.File{}
		return
	}
	sources := l.read(p)
	bodies := matters(p, sources)
	l.parse(p, sources, bodies)
	l.check(p, bodies)
	if p.IllTyped || len(p.Errors) > 0 {
		// Nothing is said of what is broken, by those that import it neither.
		p.Syntax, p.TypesInfo, p.IllTyped = nil, new(types.Info), false
	}
}

// unembedded reports whether an error is only that a file to embed is missing,
// as a page's script that has not been built: types don't need it.
func unembedded(e packages.Error) bool {
	return e.Kind == packages.ListError && strings.Contains(e.Msg, "pattern ") &&
		(strings.HasSuffix(e.Msg, ": no matching files found") || strings.Contains(e.Msg, ": cannot embed "))
}

// read reads the files of a package.
func (l *loader) read(p *packages.Package) map[string][]byte {
	r := map[string][]byte{}
	for _, name := range p.CompiledGoFiles {
		src, ok := l.overlay[name]
		if !ok {
			var err error
			if src, err = os.ReadFile(name); err != nil {
				p.Errors = append(p.Errors, packages.Error{Pos: name, Msg: err.Error(), Kind: packages.ParseError})
				continue
			}
		}
		r[name] = src
	}
	return r
}

// parse parses the files of a package; without bodies the comments matter as
// little.
func (l *loader) parse(p *packages.Package, sources map[string][]byte, bodies bool) {
	mode := parser.SkipObjectResolution
	if bodies {
		mode |= parser.ParseComments
	}
	for _, name := range p.CompiledGoFiles {
		src, ok := sources[name]
		if !ok {
			continue
		}
		f, err := parser.ParseFile(l.fset, name, src, mode)
		if err != nil {
			p.Errors = append(p.Errors, packages.Error{Pos: name, Msg: err.Error(), Kind: packages.ParseError})
		}
		if f != nil {
			p.Syntax = append(p.Syntax, f)
		}
	}
}

// check type-checks a package, with or without the bodies of its functions.
func (l *loader) check(p *packages.Package, bodies bool) {
	p.TypesInfo = new(types.Info)
	if bodies {
		p.TypesInfo = &types.Info{
			Types:        map[ast.Expr]types.TypeAndValue{},
			Instances:    map[*ast.Ident]types.Instance{},
			Defs:         map[*ast.Ident]types.Object{},
			Uses:         map[*ast.Ident]types.Object{},
			Implicits:    map[ast.Node]types.Object{},
			Selections:   map[*ast.SelectorExpr]*types.Selection{},
			Scopes:       map[ast.Node]*types.Scope{},
			FileVersions: map[*ast.File]string{},
		}
	}
	cfg := &types.Config{
		Importer:         imports(p.Imports),
		IgnoreFuncBodies: !bodies,
		Sizes:            p.TypesSizes,
		FakeImportC:      true,
		Error: func(err error) {
			p.IllTyped = true
			if e, ok := err.(types.Error); ok {
				p.TypeErrors = append(p.TypeErrors, e)
				p.Errors = append(p.Errors, packages.Error{Pos: l.fset.Position(e.Pos).String(), Msg: e.Msg, Kind: packages.TypeError})
			}
		},
	}
	if m := p.Module; m != nil && m.GoVersion != "" {
		cfg.GoVersion = "go" + m.GoVersion
	}
	p.Types = types.NewPackage(p.PkgPath, p.Name)
	_ = types.NewChecker(cfg, l.fset, p.Types, p.TypesInfo).Files(p.Syntax) // errors went to cfg.Error
	if !bodies {
		for _, f := range p.Syntax {
			for _, d := range f.Decls {
				if d, ok := d.(*ast.FuncDecl); ok {
					d.Body = nil // no types stand for what is in it
				}
			}
		}
	}
}

// matters reports whether analyzers look into the package's functions.
func matters(p *packages.Package, sources map[string][]byte) bool {
	var size int64
	for _, src := range sources {
		size += int64(len(src))
	}
	module, version := "", ""
	if p.Module != nil {
		module, version = p.Module.Path, p.Module.Version
	}
	var imports []string
	for _, i := range p.Imports {
		imports = append(imports, i.PkgPath)
	}
	return origin.Wanted(p.PkgPath, module, version, imports, size)
}

type imports map[string]*packages.Package

func (m imports) Import(path string) (*types.Package, error) {
	if p := m[path]; p != nil && p.Types != nil {
		return p.Types, nil
	}
	return nil, fmt.Errorf("package %s is not loaded", path)
}
