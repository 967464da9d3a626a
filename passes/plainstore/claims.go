package plainstore

import (
	"go/types"
	"reflect"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

const claimsGain = ": the claims of a signed token are not encrypted, and whoever gets the token reads it; leave it out, and keep it on the server under the session's id"

// signed judges what becomes a claim of a signed token: a password, or a
// token of another service that the client presented.
func (c *checker) signed(fn *ssa.Function, k summary.Sink) {
	if f := password(k.Value.Type()); f != nil && k.Label != "" && !made(k.Value) && !c.emptied(f) {
		c.report(k.Pos, "a password, or its hash, becomes a claim of a signed token ("+k.What+", which holds "+f.Name()+")"+claimsGain)
		return
	}
	if k.Label == "" || !holdsText(k.Value) {
		return
	}
	v := c.p.Tracer.Of(k.Value)
	if !c.unknown(v) {
		return
	}
	if lexicon.Password(k.Label) {
		c.report(k.Pos, "a password, or its hash, becomes a claim of a signed token ("+k.What+")"+claimsGain)
		return
	}
	if v.Has(trace.OTPSecret) {
		c.report(k.Pos, "the secret of a second factor becomes a claim of a signed token ("+k.What+")"+claimsGain)
		return
	}
	if presented(v) {
		c.report(k.Pos, "a token that the client presented becomes a claim of a signed token ("+k.What+")"+claimsGain)
		return
	}
	if e := c.find.Find(fn, k.Value); e != nil && secondary(e.Name) {
		c.report(k.Pos, e.What+" becomes a claim of a signed token ("+k.What+")"+claimsGain)
	}
}

// password is the field of a record, of several in it, that holds a password or
// its hash and is shown where the record is written as JSON, or nil.
func password(t types.Type) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok || types.NewMethodSet(types.NewPointer(t)).Lookup(nil, "MarshalJSON") != nil {
		return nil
	}
	for i := range st.NumFields() {
		f := st.Field(i)
		if b, ok := f.Type().Underlying().(*types.Basic); !ok || b.Kind() != types.String || !f.Exported() || !lexicon.Password(f.Name()) {
			continue
		}
		if name, _, _ := strings.Cut(reflect.StructTag(st.Tag(i)).Get("json"), ","); name != "-" {
			return f
		}
	}
	return nil
}

// made reports whether a record is put together here, field by field: then its
// fields are judged.
func made(v ssa.Value) bool {
	v = ir.Unconverted(v)
	if load, ok := v.(*ssa.UnOp); ok {
		v = load.X
	}
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, ref := range *a.Referrers() {
		if st, ok := ref.(*ssa.Store); ok && st.Addr == a {
			return false
		}
	}
	return true
}

// emptied reports whether the package takes the password out of a record
// somewhere.
func (c *checker) emptied(f *types.Var) bool {
	for _, fn := range c.p.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				st, ok := in.(*ssa.Store)
				if !ok {
					continue
				}
				a, ok := st.Addr.(*ssa.FieldAddr)
				if ok && strings.HasSuffix(ir.FieldName(a), "."+f.Name()) && c.p.EmptyKey(st.Val) {
					return true
				}
			}
		}
	}
	return false
}

// holdsText reports whether a value can hold a secret: a flag that says that
// the password must change can't.
func holdsText(v ssa.Value) bool {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	b, ok := v.Type().Underlying().(*types.Basic)
	return !ok || b.Info()&types.IsString != 0
}

// presented reports whether a value is a credential of the request.
func presented(v trace.Value) bool {
	for _, m := range v.Marks() {
		switch m.Kind() {
		case trace.FromForm, trace.FromBody, trace.FromHeader:
			if lexicon.Password(m.Name()) || lexicon.Credential(m.Name()) && secondary(m.Name()) {
				return !v.Has(trace.Hashed) && !v.Has(trace.Decoded)
			}
		}
	}
	return false
}

// secondary reports whether a name stands for a token that opens more than
// the session: a session's id may well be in its token.
func secondary(name string) bool {
	s := strings.ToLower(strings.Join(lexicon.Words(name), ""))
	return strings.Contains(s, "accesstoken") || strings.Contains(s, "refreshtoken") || strings.Contains(s, "apikey") || s == "token" || s == "authorization" || strings.Contains(s, "password")
}

// unknown reports whether a value may be a secret: something of it is neither
// constant nor encrypted.
func (c *checker) unknown(v trace.Value) bool {
	for _, a := range v {
		if !a.IsConst && !a.Has(trace.Sealed) {
			return true
		}
	}
	return false
}

// issued judges calls of packages that make tokens, whose code isn't here: a
// password among their arguments becomes a claim.
func (c *checker) issued(fn *ssa.Function) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok {
				continue
			}
			f := call.Call.StaticCallee()
			if f == nil || f.Blocks != nil || f.Object() == nil || f.Object().Pkg() == nil || !tokenPackage(f.Object().Pkg().Name()) || !lexicon.Bearer(f.Name()) {
				continue
			}
			sig := call.Call.Signature()
			for i := range sig.Params().Len() {
				arg := i
				if sig.Recv() != nil {
					arg++
				}
				if arg < len(call.Call.Args) && lexicon.Password(sig.Params().At(i).Name()) && c.unknown(c.p.Tracer.Of(call.Call.Args[arg])) {
					c.report(call.Pos(), "a password, or its hash, is handed to "+f.Name()+" of package "+f.Object().Pkg().Name()+", which makes tokens of its arguments"+claimsGain)
				}
			}
		}
	}
}

func tokenPackage(name string) bool {
	for _, w := range lexicon.Words(name) {
		if strings.HasSuffix(w, "jwt") || strings.HasPrefix(w, "jwt") || w == "paseto" {
			return true
		}
	}
	return false
}
