package hidden

import (
	"go/token"
	"go/types"
	"strings"
)

// Implementations returns the methods of the imports' hidden types that an
// interface's method may run, in order of their full names. They stand for
// functions of which nothing but the name and the signature is known here, and
// are the same each time.
func (p *Package) Implementations(m *types.Func) []*types.Func {
	if len(p.types) == 0 {
		return nil
	}
	iface, ok := m.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if r, ok := p.resolved[m]; ok {
		return r
	}
	var want []string
	for x := range iface.Methods() {
		want = append(want, key(x))
	}
	var r []*types.Func
	for _, t := range p.types {
		if t.has(want) {
			r = append(r, p.function(t.runs[key(m)], m))
		}
	}
	p.resolved[m] = r
	return r
}

func (t *known) has(keys []string) bool {
	for _, k := range keys {
		if t.runs[k] == "" {
			return false
		}
	}
	return true
}

// function makes a function of a full name, "(path.T).M" or
// "(*path.T[P]).M", with the signature of an interface's method.
func (p *Package) function(full string, m *types.Func) *types.Func {
	if f := p.funcs[full]; f != nil {
		return f
	}
	recv, name, _ := strings.Cut(strings.TrimPrefix(full, "("), ").")
	recv, pointer := strings.CutPrefix(recv, "*")
	path, _ := split(recv)
	typ := strings.TrimPrefix(recv, path+".")
	pkg := p.packages[path]
	if pkg == nil { // its name matters for messages only
		pkg = types.NewPackage(path, path[strings.LastIndex(path, "/")+1:])
	}
	var t types.Type = types.NewNamed(types.NewTypeName(token.NoPos, pkg, typ, nil), types.NewStruct(nil, nil), nil)
	if pointer {
		t = types.NewPointer(t)
	}
	sig := m.Signature()
	f := types.NewFunc(token.NoPos, pkg, name, types.NewSignatureType(types.NewVar(token.NoPos, pkg, "", t), nil, nil, sig.Params(), sig.Results(), sig.Variadic()))
	p.funcs[full] = f
	return f
}
