package lifetime

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// siblings reports checks of an age that take their limit from the wrong
// place: from a setting although there is one for just this thing, or from
// another record than the one that is looked up.
func (p *Package) siblings() {
	for _, fn := range p.ir.Funcs {
		for _, in := range calls(fn) {
			p.wrongLimit(fn, in)
			p.wrongRecord(fn, in)
		}
	}
}

// wrongLimit: decodeCSRFCookie checks the age against opts.Expire although
// opts has CSRFExpire.
func (p *Package) wrongLimit(fn *ssa.Function, in ssa.CallInstruction) {
	if !lexicon.ChecksAge(last(ir.Callee(in.Common()))) {
		return
	}
	for _, a := range in.Common().Args {
		u, ok := a.(*ssa.UnOp)
		if !ok {
			continue
		}
		fa, ok := u.X.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		s := structOf(fa.X.Type())
		own := s.Field(fa.Field)
		if !lexicon.LifetimeSetting(own.Name()) || own.Type().String() != "time.Duration" {
			continue
		}
		about := place(fn)
		for i := range s.NumFields() {
			f := s.Field(i)
			ws := lexicon.Words(f.Name())
			if i == fa.Field || len(ws) < 2 || !types.Identical(f.Type(), own.Type()) || !slices.Contains(about, ws[0]) || !slices.Equal(ws[1:], lexicon.Words(own.Name())) {
				continue
			}
			p.report(Finding{Pos: in.Pos(), Kind: OtherLimit, Detail: f.Name(), Use: Use{What: own.Name(), Fix: "pass " + f.Name()}})
		}
	}
}

// wrongRecord: the expiry is taken from a record that the request brought
// along, while the stored one is loaded only afterwards.
func (p *Package) wrongRecord(fn *ssa.Function, in ssa.CallInstruction) {
	e := p.cat.Has(ir.Callee(in.Common()), catalog.ExpiryOf)
	if e == nil {
		return
	}
	v := ir.Argument(in.Common(), e.Int("arg", 1))
	for {
		if c, ok := v.(*ssa.ChangeInterface); ok {
			v = c.X
			continue
		}
		break
	}
	if _, ok := v.(*ssa.Parameter); !ok {
		return
	}
	for _, c := range calls(fn) {
		name := ir.Callee(c.Common())
		if p.cat.Has(name, catalog.ExpiryRecord) != nil {
			p.report(Finding{Pos: in.Pos(), Kind: OtherRecord, Detail: short(name), Use: Use{What: short(ir.Callee(in.Common())), Fix: "load the stored record first, and give it to the check"}})
			return
		}
	}
}
