package cookie

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// A Package is what the engine knows about the package under analysis.
type Package struct {
	pass *analysis.Pass
	ir   *ir.Package
	cat  *catalog.Catalog
	// All also judges cookies that are not about a session.
	All bool
	// Domain also reports cookies whose only fault is a constant Domain that
	// many hosts are below.
	Domain bool

	// Carries reports whether a cookie carries who is logged in, as far as
	// others know, and whether it carries something else.
	Carries func(name string) (session, other bool)

	callers    map[*ssa.Function][]ssa.CallInstruction
	fieldAddrs map[string][]*ssa.FieldAddr
	fieldReads map[string][]*ssa.Field
	globals    map[*ssa.Global]*global
	own        map[*ssa.Function]bool
	index      syntax

	sums     map[*ssa.Function]*Summary
	uses     map[paramKey]*use
	texts    map[*ssa.Function][]Text
	visiting map[any]bool
	found    []*Finding
	written  []*Write
	done     map[token.Pos]bool
	work     int
	told     map[*ssa.Function]bool // functions whose returned header text has been judged
}

type paramKey struct {
	fn *ssa.Function
	i  int
}

// A global is how the package uses one of its variables.
type global struct {
	uses    []ssa.Instruction
	stores  []*ssa.Store
	escaped bool // its address goes where stores cannot be seen
}

// syntax finds the source of what SSA only has a position of.
type syntax struct {
	byColon  map[token.Pos]*ast.CompositeLit // of a keyed element
	byLbrace map[token.Pos]*ast.CompositeLit
	calls    map[token.Pos]*ast.CallExpr // by Lparen
}

// New indexes a package.
func New(pass *analysis.Pass, pkg *ir.Package) *Package {
	p := &Package{
		pass: pass, ir: pkg, cat: catalog.Default(),
		callers:    map[*ssa.Function][]ssa.CallInstruction{},
		fieldAddrs: map[string][]*ssa.FieldAddr{},
		fieldReads: map[string][]*ssa.Field{},
		globals:    map[*ssa.Global]*global{},
		own:        map[*ssa.Function]bool{},
		sums:       map[*ssa.Function]*Summary{},
		uses:       map[paramKey]*use{},
		texts:      map[*ssa.Function][]Text{},
		visiting:   map[any]bool{},
		done:       map[token.Pos]bool{},
		told:       map[*ssa.Function]bool{},
		index: syntax{
			byColon:  map[token.Pos]*ast.CompositeLit{},
			byLbrace: map[token.Pos]*ast.CompositeLit{},
			calls:    map[token.Pos]*ast.CallExpr{},
		},
	}
	for _, f := range pass.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				p.index.byLbrace[n.Lbrace] = n
				for _, e := range n.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok {
						p.index.byColon[kv.Colon] = n
					}
				}
			case *ast.CallExpr:
				p.index.calls[n.Lparen] = n
			}
			return true
		})
	}
	for _, fn := range pkg.Funcs {
		p.own[fn] = true
	}
	p.instructions(p.indexInstr)
	return p
}

// instructions calls f for all instructions of the package's functions.
func (p *Package) instructions(f func(fn *ssa.Function, in ssa.Instruction)) {
	for _, fn := range p.ir.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				f(fn, in)
			}
		}
	}
}

func (p *Package) indexInstr(_ *ssa.Function, in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.FieldAddr:
		name := ir.FieldName(in)
		p.fieldAddrs[name] = append(p.fieldAddrs[name], in)
	case *ssa.Field:
		name := ir.FieldOf(in)
		p.fieldReads[name] = append(p.fieldReads[name], in)
	case ssa.CallInstruction:
		if f := in.Common().StaticCallee(); f != nil {
			f = origin(f)
			p.callers[f] = append(p.callers[f], in)
		}
	}
	for _, op := range in.Operands(nil) {
		g, ok := (*op).(*ssa.Global)
		if !ok {
			continue
		}
		u := p.globals[g]
		if u == nil {
			u = &global{}
			p.globals[g] = u
		}
		if slices.Contains(u.uses, in) {
			continue
		}
		u.uses = append(u.uses, in)
		switch in := in.(type) {
		case *ssa.UnOp, *ssa.FieldAddr, *ssa.IndexAddr, *ssa.DebugRef:
		case *ssa.Store:
			if in.Addr == g {
				u.stores = append(u.stores, in)
			} else {
				u.escaped = true
			}
		default:
			u.escaped = true
		}
	}
}

func origin(f *ssa.Function) *ssa.Function {
	if o := f.Origin(); o != nil {
		return o
	}
	return f
}

// callee returns the function of the package that a call is known to reach.
func (p *Package) callee(call *ssa.CallCommon) *ssa.Function {
	if f := call.StaticCallee(); f != nil && p.own[origin(f)] {
		return origin(f)
	}
	return nil
}

// fact returns the summary of a function of another package, or nil.
func (p *Package) fact(call *ssa.CallCommon) *Summary {
	f := call.StaticCallee()
	if f == nil {
		return nil
	}
	obj, ok := origin(f).Object().(*types.Func)
	if !ok || obj == nil || obj.Pkg() == nil || obj.Pkg() == p.pass.Pkg {
		return nil
	}
	var s Summary
	if p.pass.ImportObjectFact(obj, &s) {
		return &s
	}
	return nil
}

// cookieType returns the catalog's entry for a cookie or options struct.
func (p *Package) cookieType(t types.Type) *catalog.Entry {
	name := ir.TypePath(t)
	if name == "" {
		return nil
	}
	if e := p.cat.Has(name, catalog.CookieType); e != nil {
		return e
	}
	return p.cat.Has(name, catalog.CookieOptions)
}

// field returns the attribute that a struct field is.
func (p *Package) field(name string) (f Field, inverted, ok bool) {
	e := p.cat.Has(name, catalog.CookieField)
	if e == nil {
		return 0, false, false
	}
	f, ok = fieldNamed(e.Attr("attr"))
	return f, e.Attr("inverted") == "true", ok
}
