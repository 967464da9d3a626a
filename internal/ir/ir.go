// Package ir builds the SSA form of the packages that can matter.
package ir

import (
	"go/ast"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/scope"
)

// A Package is the SSA form of one package.
type Package struct {
	// Dependency is set for a package of another module: what its names say
	// isn't this user's business, only what its functions do.
	Dependency bool

	SSA   *ssa.Package
	File  func(name string) string // what messages call a file, see File
	Funcs []*ssa.Function          // all source functions in order, closures after their parents, then the package initializer
}

// Analyzer builds the SSA form of a package. Its result is a *Package, or nil
// where the catalog speaks for the package or nothing in it can matter.
// Test files are left out unless asked for: they mint no real sessions.
var Analyzer = &analysis.Analyzer{
	Name:       "sessionir",
	Doc:        "build SSA form for sessionlint's analyzers",
	Run:        run,
	ResultType: reflect.TypeFor[*Package](),
}

func run(pass *analysis.Pass) (any, error) {
	if !matters(pass) {
		return (*Package)(nil), nil
	}
	var files []*ast.File
	for _, f := range pass.Files {
		if !scope.TestFile(pass.Fset, f.FileStart) {
			files = append(files, f)
		}
	}
	if len(files) == 0 {
		return (*Package)(nil), nil
	}
	prog := ssa.NewProgram(pass.Fset, ssa.BuilderMode(0))
	for _, p := range pass.Pkg.Imports() {
		prog.CreatePackage(p, nil, nil, true)
	}
	pkg := prog.CreatePackage(pass.Pkg, files, withoutTests(pass), false)
	pkg.Build()
	p := &Package{SSA: pkg, File: func(name string) string { return File(pass, name) }, Dependency: pass.Module != nil && pass.Module.Version != ""}
	var add func(f *ssa.Function)
	add = func(f *ssa.Function) {
		p.Funcs = append(p.Funcs, f)
		for _, a := range f.AnonFuncs {
			add(a)
		}
	}
	for _, file := range files {
		for _, d := range file.Decls {
			if d, ok := d.(*ast.FuncDecl); ok {
				if obj, ok := pass.TypesInfo.Defs[d.Name].(*types.Func); ok {
					if f := prog.FuncValue(obj); f != nil && f.Blocks != nil {
						add(f)
					}
				}
			}
		}
	}
	if init := pkg.Func("init"); init != nil {
		add(init)
	}
	p.settle()
	return p, nil
}

// withoutTests is the package's type information without the initializers of
// variables that test files declare, for which there is no SSA form.
func withoutTests(pass *analysis.Pass) *types.Info {
	info := *pass.TypesInfo
	info.InitOrder = nil
	for _, init := range pass.TypesInfo.InitOrder {
		if !scope.TestFile(pass.Fset, init.Rhs.Pos()) {
			info.InitOrder = append(info.InitOrder, init)
		}
	}
	return &info
}

// matters reports whether the package's code can matter.
func matters(pass *analysis.Pass) bool {
	module, version := "", ""
	if m := pass.Module; m != nil {
		module, version = m.Path, m.Version
	}
	var imports []string
	for _, i := range pass.Pkg.Imports() {
		imports = append(imports, i.Path())
	}
	var size int64
	for _, f := range pass.Files {
		size += int64(f.FileEnd - f.FileStart)
	}
	return origin.Wanted(pass.Pkg.Path(), module, version, imports, size)
}

// Callee returns the called function's full name as go/ssa prints it, with
// generic functions in their generic form, or "" when it isn't known.
func Callee(call *ssa.CallCommon) string {
	if call.IsInvoke() {
		return call.Method.FullName()
	}
	if f := call.StaticCallee(); f != nil {
		return FuncName(f)
	}
	// A package variable that holds a function.
	if u, ok := call.Value.(*ssa.UnOp); ok {
		if g, ok := u.X.(*ssa.Global); ok {
			return g.String()
		}
	}
	return ""
}

// FuncName returns a function's full name, of its generic form if it has one.
func FuncName(f *ssa.Function) string {
	if o := f.Origin(); o != nil {
		f = o
	}
	if obj, ok := f.Object().(*types.Func); ok && obj != nil {
		return obj.FullName()
	}
	return f.String()
}

// FieldName returns "pkg.Type.Field" for the field that fa addresses.
func FieldName(fa *ssa.FieldAddr) string {
	return fieldName(fa.X.Type(), fa.Field)
}

// Embedded reports whether the field stands in the struct by its type alone.
func Embedded(fa *ssa.FieldAddr) bool {
	t := fa.X.Type()
	if p, ok := types.Unalias(t).Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := types.Unalias(t).Underlying().(*types.Struct)
	return ok && fa.Field < s.NumFields() && s.Field(fa.Field).Embedded()
}

// FieldOf returns "pkg.Type.Field" for the field that f reads.
func FieldOf(f *ssa.Field) string { return fieldName(f.X.Type(), f.Field) }

func fieldName(t types.Type, i int) string {
	if p, ok := types.Unalias(t).Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := types.Unalias(t).Underlying().(*types.Struct)
	if !ok || i >= s.NumFields() {
		return ""
	}
	f := s.Field(i)
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil {
		return n.Origin().Obj().Pkg().Path() + "." + n.Obj().Name() + "." + f.Name()
	}
	if f.Pkg() != nil {
		return f.Pkg().Path() + ".struct." + f.Name()
	}
	return f.Name()
}
