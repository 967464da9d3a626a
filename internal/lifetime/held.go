package lifetime

import (
	"cmp"
	"go/token"
	"go/types"
	"reflect"
	"strconv"
	"strings"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// What a package gives to fields and settings, or has as their defaults.

// holds notes what an instruction gives to a field or setting.
func (p *Package) holds(in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.Store:
		if fa, ok := in.Addr.(*ssa.FieldAddr); ok && p.configures(fa.X.Type(), in.Val.Type()) && len(p.fields[ir.FieldName(fa)]) <= manyValues {
			p.held(field+ir.FieldName(fa), in.Val, len(p.fields[ir.FieldName(fa)]) > 1, pos(in, fa))
		}
	case ssa.CallInstruction:
		for _, e := range p.cat.Lookup(ir.Callee(in.Common())) {
			switch e.Role {
			case catalog.ConfigDefault:
				if key, ok := ir.ConstText(ir.Argument(in.Common(), e.Int("key", 0))); ok {
					p.held(setting+key, ir.Argument(in.Common(), e.Int("value", 1)), true, in.Pos())
				}
				if into := ir.Argument(in.Common(), e.Int("into", -2)); into != nil {
					if fa, ok := into.(*ssa.FieldAddr); ok {
						p.held(field+ir.FieldName(fa), ir.Argument(in.Common(), e.Int("value", 1)), true, in.Pos())
					}
				}
			case catalog.ConfigFill:
				p.fills(in, e)
			}
		}
	}
}

// held notes that a name is given a value that is known.
func (p *Package) held(of string, v ssa.Value, byDefault bool, at token.Pos) {
	if v == nil {
		return
	}
	for _, s := range p.span(v, 2) {
		if s.Known() && !s.Now && !s.Fixed && s.Base > 0 {
			p.hold(of, s.Base, byDefault, at)
		}
	}
}

func (p *Package) hold(of string, value float64, byDefault bool, at token.Pos) {
	file, line := ir.Place(p.pass, at)
	h := Hold{of, value, byDefault, file, line}
	p.named.Holds = append(p.named.Holds, h)
	p.named.at = append(p.named.at, heldHere{h, at})
}

// fills asks for the settings that a struct's fields are filled with: by the
// names in their tags, below each other.
func (p *Package) fills(in ssa.CallInstruction, e *catalog.Entry) {
	into := ir.Unboxed(ir.Argument(in.Common(), e.Int("into", 0)))
	if into == nil {
		return
	}
	under := ""
	if k := ir.Argument(in.Common(), e.Int("under", -2)); k != nil {
		if text, ok := ir.ConstText(k); ok && text != "" {
			under = text + "."
		}
	}
	var walk func(t types.Type, under string, depth int)
	walk = func(t types.Type, under string, depth int) {
		s := structOf(t)
		if s == nil || depth > 4 || isTime(deref(t)) {
			return
		}
		for i := range s.NumFields() {
			f := s.Field(i)
			name, opts, _ := strings.Cut(reflect.StructTag(s.Tag(i)).Get(e.Attr("tag")), ",")
			name = cmp.Or(name, strings.ToLower(f.Name()))
			if strings.Contains(opts, "squash") {
				walk(f.Type(), under, depth+1)
				continue
			}
			walk(f.Type(), under+name+".", depth+1)
			if !p.configures(t, f.Type()) {
				continue
			}
			of := field + ir.TypePath(t) + "." + f.Name()
			for _, h := range p.named.at {
				if strings.EqualFold(h.Of, setting+under+name) {
					h.Of = of
					p.named.Holds = append(p.named.Holds, h.Hold)
					p.named.at = append(p.named.at, h)
				}
			}
		}
	}
	walk(into.Type(), under, 0)
}

// tagged notes the defaults that the tags of the package's own structs give.
func (p *Package) tagged() {
	scope := p.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		s, ok := tn.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for i := range s.NumFields() {
			text := catalog.TagDefault(reflect.StructTag(s.Tag(i)))
			if text == "" || !p.configures(tn.Type(), s.Field(i).Type()) {
				continue
			}
			n, err := strconv.ParseFloat(text, 64)
			if d, e := time.ParseDuration(text); e == nil {
				n, err = float64(d), nil
			}
			if err == nil {
				p.hold(field+ir.TypePath(tn.Type())+"."+s.Field(i).Name(), n, true, s.Field(i).Pos())
			}
		}
	}
}
