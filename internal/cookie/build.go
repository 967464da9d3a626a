package cookie

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// callText is the text of a call's result: of the functions that build
// strings, and of the functions whose own text is known.
func (p *Package) callText(c *ssa.Call, result, depth int) []Text {
	call := &c.Call
	args := call.Args
	switch ir.Callee(call) {
	case "fmt.Sprintf":
		return p.sprintf(args[0], args[1], depth)
	case "fmt.Sprint":
		ts := []Text{{}}
		for _, el := range p.first(args[0], depth) {
			ts = p.concat(ts, p.text(el, depth))
		}
		return ts
	case "strings.Join":
		var ts []Text
		sep := p.text(args[1], depth)
		for _, els := range p.elements(args[0], depth) {
			alt := []Text{{}}
			for i, el := range els {
				if i > 0 {
					alt = p.concat(alt, sep)
				}
				alt = p.concat(alt, p.text(el, depth))
			}
			ts = union(ts, alt)
		}
		return ts
	case "strings.TrimSuffix", "strings.TrimRight", "strings.TrimSpace", "strings.Clone":
		return p.text(args[0], depth)
	case "(*strings.Builder).String", "(*bytes.Buffer).String", "(*bytes.Buffer).Bytes":
		return p.built(args[0], c.Parent(), depth)
	}
	if f := p.callee(call); f != nil {
		return p.substituteTexts(p.resultText(f, result, depth), call, depth)
	}
	if s := p.fact(call); s != nil && result == 0 {
		return p.substituteTexts(s.Texts, call, depth)
	}
	return nil
}

// resultText is the text that a function of the package returns, in terms of
// its parameters.
func (p *Package) resultText(f *ssa.Function, result, depth int) []Text {
	if ts, ok := p.texts[f]; ok && result == 0 {
		return ts
	}
	if f.Signature.Results().Len() <= result || !textual(f.Signature.Results().At(result).Type()) || p.visiting[f] || depth > maxDepth {
		return nil
	}
	p.visiting[f] = true
	defer delete(p.visiting, f)
	var ts []Text
	for _, b := range f.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			ts = union(ts, p.text(ret.Results[result], depth+1))
		}
	}
	if result == 0 {
		p.texts[f] = ts
	}
	return ts
}

// sprintf expands a constant format.
func (p *Package) sprintf(format, args ssa.Value, depth int) []Text {
	c, ok := format.(*ssa.Const)
	if !ok {
		if a := p.eval(format); a.Kind == Const {
			return p.expand(a.Text, p.first(args, depth), depth)
		}
		return nil
	}
	return p.expand(constText(c), p.first(args, depth), depth)
}

func (p *Package) expand(format string, args []ssa.Value, depth int) []Text {
	ts := []Text{{}}
	n := 0
	for format != "" {
		lit, rest, ok := strings.Cut(format, "%")
		ts = p.concat(ts, []Text{{fixed(lit)}})
		if !ok {
			break
		}
		i := 0
		for i < len(rest) && strings.IndexByte("+-# 0123456789.[]*", rest[i]) >= 0 {
			i++
		}
		if i == len(rest) {
			break
		}
		verb := rest[i]
		format = rest[i+1:]
		if verb == '%' {
			ts = p.concat(ts, []Text{{fixed("%")}})
			continue
		}
		piece := []Text{{Attr{Kind: Runtime}}}
		if n < len(args) {
			piece = p.text(args[n], depth)
		}
		n++
		ts = p.concat(ts, piece)
	}
	return ts
}

// first returns the elements of a slice that has one form only, such as
// variadic arguments.
func (p *Package) first(v ssa.Value, depth int) []ssa.Value {
	if els := p.elements(v, depth); len(els) > 0 {
		return els[0]
	}
	return nil
}

// elements returns the alternatives of a slice's elements, or nil.
func (p *Package) elements(v ssa.Value, depth int) [][]ssa.Value {
	if v == nil || depth > maxDepth || p.visiting[v] {
		return nil
	}
	p.visiting[v] = true
	defer delete(p.visiting, v)
	switch v := v.(type) {
	case *ssa.Const:
		return [][]ssa.Value{nil}
	case *ssa.MakeSlice:
		return [][]ssa.Value{nil} // made for appending
	case *ssa.Slice:
		a, ok := v.X.(*ssa.Alloc)
		if !ok {
			return p.elements(v.X, depth+1)
		}
		els := map[int]ssa.Value{}
		for _, r := range *a.Referrers() {
			ia, ok := r.(*ssa.IndexAddr)
			if !ok {
				continue
			}
			i, ok := ia.Index.(*ssa.Const)
			if !ok {
				continue
			}
			for _, r := range *ia.Referrers() {
				if s, ok := r.(*ssa.Store); ok && s.Addr == ia {
					els[int(i.Int64())] = s.Val
				}
			}
		}
		var list []ssa.Value
		for i := 0; i < len(els); i++ {
			if els[i] == nil {
				return nil
			}
			list = append(list, els[i])
		}
		return [][]ssa.Value{list}
	case *ssa.Phi:
		var all [][]ssa.Value
		for _, e := range v.Edges {
			if all = append(all, p.elements(e, depth+1)...); len(all) > maxTexts {
				all = append(all[:1:1], all[len(all)-maxTexts+1:]...)
			}
		}
		return all
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return nil
		}
		var all [][]ssa.Value
		switch x := v.X.(type) {
		case *ssa.Alloc:
			for _, r := range *x.Referrers() {
				if s, ok := r.(*ssa.Store); ok && s.Addr == x {
					all = append(all, p.elements(s.Val, depth+1)...)
				}
			}
		case *ssa.Global:
			if u := p.globals[x]; u != nil && !u.escaped && len(u.stores) == 1 {
				return p.elements(u.stores[0].Val, depth+1)
			}
		}
		return all
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" && len(v.Call.Args) == 2 {
			var all [][]ssa.Value
			for _, x := range p.elements(v.Call.Args[0], depth+1) {
				for _, y := range p.elements(v.Call.Args[1], depth+1) {
					all = append(all, append(append([]ssa.Value{}, x...), y...))
				}
			}
			return all
		}
	}
	return nil
}

// built is the text written to a builder or buffer in the function, in source
// order. What is written on some ways only is taken as written: a flag that
// can be switched on is not a missing one.
func (p *Package) built(base ssa.Value, fn *ssa.Function, depth int) []Text {
	if depth > maxDepth {
		return nil
	}
	ts := []Text{{}}
	wrote := false
	add := func(t []Text) { ts, wrote = p.concat(ts, t), true }
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			ci, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			call := ci.Common()
			at := -1
			for i, a := range allArgs(call) {
				if same(a, base) {
					at = i
				}
			}
			if at < 0 {
				continue
			}
			switch ir.Callee(call) {
			case "(*strings.Builder).WriteString", "(*bytes.Buffer).WriteString", "(*strings.Builder).Write", "(*bytes.Buffer).Write", "io.WriteString", "(io.Writer).Write", "(io.StringWriter).WriteString":
				add(p.text(allArgs(call)[1], depth+1))
			case "(*strings.Builder).WriteByte", "(*strings.Builder).WriteRune", "(*bytes.Buffer).WriteByte", "(*bytes.Buffer).WriteRune":
				piece := []Text{{Attr{Kind: Runtime}}}
				if c, ok := call.Args[1].(*ssa.Const); ok {
					piece = []Text{{fixed(string(rune(c.Int64())))}}
				}
				add(piece)
			case "fmt.Fprintf":
				add(p.sprintf(call.Args[1], call.Args[2], depth+1))
			case "fmt.Fprint":
				for _, el := range p.first(call.Args[1], depth+1) {
					add(p.text(el, depth+1))
				}
			default:
				if f := p.callee(call); f != nil && at < len(f.Params) && !p.visiting[f] {
					p.visiting[f] = true
					inner := p.built(f.Params[at], f, depth+1)
					delete(p.visiting, f)
					if len(inner) > 0 {
						add(p.substituteTexts(inner, call, depth+1))
					}
				}
			}
		}
	}
	if !wrote {
		return nil
	}
	return ts
}

// same reports whether a is the address base, possibly as an interface.
func same(a, base ssa.Value) bool {
	if m, ok := a.(*ssa.MakeInterface); ok {
		a = m.X
	}
	return a == base
}
