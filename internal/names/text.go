package names

import (
	"go/constant"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// Texts returns the constant parts of a text: of concatenations, formats,
// package variables and what the package stores to a field.
func (d *Reader) Texts(v ssa.Value) []string {
	var r []string
	d.collect(v, 0, map[ssa.Value]bool{}, &r)
	return r
}

func (d *Reader) collect(v ssa.Value, depth int, seen map[ssa.Value]bool, r *[]string) {
	if v == nil || depth > 6 || seen[v] || len(*r) > 12 {
		return
	}
	seen[v] = true
	again := func(x ssa.Value) { d.collect(x, depth+1, seen, r) }
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.String {
			if t := constant.StringVal(v.Value); t != "" {
				*r = append(*r, t)
			}
		}
	case *ssa.BinOp:
		again(v.X)
		again(v.Y)
	case *ssa.MakeInterface:
		again(v.X)
	case *ssa.ChangeType:
		again(v.X)
	case *ssa.Convert:
		again(v.X)
	case *ssa.Phi:
		for _, e := range v.Edges {
			again(e)
		}
	case *ssa.Slice:
		again(v.X)
	case *ssa.Alloc: // the array of a variadic call, a variable
		for _, ref := range *v.Referrers() {
			switch ref := ref.(type) {
			case *ssa.Store:
				if ref.Addr == v {
					again(ref.Val)
				}
			case *ssa.IndexAddr:
				for _, use := range *ref.Referrers() {
					if st, ok := use.(*ssa.Store); ok && st.Addr == ref {
						again(st.Val)
					}
				}
			}
		}
	case *ssa.Field:
		d.elements(v.X, v.Field, 0, again)
	case *ssa.UnOp:
		switch a := v.X.(type) {
		case *ssa.Global:
			*r = append(*r, d.globalText(a)...)
		case *ssa.Alloc:
			again(a)
		case *ssa.FieldAddr:
			d.elements(a.X, a.Field, 0, again)
		case *ssa.IndexAddr:
			d.elements(a, -1, 0, again)
		}
	case *ssa.Call:
		// fmt.Sprintf, strings.Join, a helper that makes a key.
		f := v.Call.StaticCallee()
		for _, a := range v.Call.Args {
			if ir.IsString(a.Type()) || f != nil && f.Pkg != nil && origin.Std(f.Pkg.Pkg.Path()) {
				again(a)
			}
		}
		if f != nil && f.Blocks != nil {
			for _, b := range f.Blocks {
				if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && len(ret.Results) > 0 && ir.IsString(ret.Results[0].Type()) {
					again(ret.Results[0])
				}
			}
		}
	}
}

// elements finds what a list that is written out in the function, or in a
// package variable, has in a field of its elements, or as these: the statements
// that a loop executes. v is an element.
func (d *Reader) elements(v ssa.Value, field, depth int, found func(ssa.Value)) {
	if depth > 6 {
		return
	}
	again := func(x ssa.Value) { d.elements(x, field, depth+1, found) }
	switch v := v.(type) {
	case *ssa.UnOp:
		again(v.X)
	case *ssa.Slice:
		again(v.X)
	case *ssa.IndexAddr:
		again(v.X)
	case *ssa.Global:
		for _, x := range d.globals[v] {
			again(x)
		}
	case *ssa.Alloc:
		for _, ref := range *v.Referrers() {
			switch ref := ref.(type) {
			case *ssa.Store: // a copy
				if ref.Addr == v {
					again(ref.Val)
				}
			case *ssa.IndexAddr:
				for _, use := range *ref.Referrers() {
					switch use := use.(type) {
					case *ssa.FieldAddr:
						if use.Field == field {
							ir.StoredAt(use, found)
						}
					case *ssa.Store:
						switch {
						case use.Addr != ref:
						case field == -1:
							found(use.Val)
						default: // an element that is made apart
							again(use.Val)
						}
					}
				}
			case *ssa.FieldAddr:
				if ref.Field == field {
					ir.StoredAt(ref, found)
				}
			}
		}
	}
}

// globalText returns the constant texts that a variable of the package holds.
func (d *Reader) globalText(g *ssa.Global) []string {
	var r []string
	for _, v := range d.globals[g] {
		if b, ok := v.(*ssa.Convert); ok { // []byte("sessions")
			v = b.X
		}
		if c, ok := v.(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.String {
			r = append(r, constant.StringVal(c.Value))
		}
	}
	return r
}

// Listed returns the constant parts of the texts that a list is made of in the
// function: of a literal, of what is appended.
func (d *Reader) Listed(list ssa.Value) []string {
	var r []string
	seen := map[ssa.Value]bool{}
	var walk func(v ssa.Value)
	walk = func(v ssa.Value) {
		if seen[v] || len(seen) > 30 {
			return
		}
		seen[v] = true
		switch v := v.(type) {
		case *ssa.Phi:
			for _, e := range v.Edges {
				walk(e)
			}
		case *ssa.Call:
			if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
				for _, a := range v.Call.Args {
					walk(a)
				}
			}
		case *ssa.Slice, *ssa.UnOp:
			d.elements(v, -1, 0, func(x ssa.Value) { r = append(r, d.Texts(x)...) })
		}
	}
	walk(list)
	return r
}

// Matched returns the patterns by which keys were looked for: those of
// Keys(ctx, "session:1:*").Result(), of an iterator of Scan.
func (d *Reader) Matched(v ssa.Value) []string { return d.matched(v, 0) }

func (d *Reader) matched(v ssa.Value, depth int) []string {
	if depth > 8 {
		return nil
	}
	switch v := v.(type) {
	case *ssa.Extract:
		return d.matched(v.Tuple, depth+1)
	case *ssa.UnOp:
		return d.matched(v.X, depth+1)
	case *ssa.MakeInterface:
		return d.matched(v.X, depth+1)
	case *ssa.Alloc: // filled by a call from what was found
		for _, use := range ir.Uses(v) {
			call, ok := use.(*ssa.Call)
			if !ok || depth > 4 {
				continue
			}
			for _, a := range call.Call.Args {
				if x := ir.Unconverted(a); x != v {
					if r := d.matched(x, depth+4); r != nil {
						return r
					}
				}
			}
		}
	case *ssa.IndexAddr:
		return d.matched(v.X, depth+1)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if r := d.matched(e, depth+1); r != nil {
				return r
			}
		}
	case *ssa.Call:
		for _, a := range Arguments(v.Call.Args) {
			if !ir.IsString(a.Type()) {
				continue
			}
			for _, t := range d.Texts(a) {
				if strings.HasSuffix(t, "*") {
					return []string{t}
				}
			}
		}
		for _, a := range v.Call.Args { // of a call that converts a reply
			if _, ok := a.(*ssa.Extract); ok {
				if r := d.matched(a, depth+1); r != nil {
					return r
				}
			}
		}
		if v.Call.IsInvoke() {
			return d.matched(v.Call.Value, depth+1)
		}
		if v.Call.Signature().Recv() != nil && len(v.Call.Args) > 0 {
			return d.matched(v.Call.Args[0], depth+1)
		}
	}
	return nil
}
