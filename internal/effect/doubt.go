package effect

import (
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
)

// What looks like a change or an end and is another thing.

// outdated reports whether a block runs only where a time has passed, or nothing
// has been found: what is deleted there has run out by itself, and nobody ended
// it.
func outdated(b *ssa.BasicBlock) bool {
	for ; b != nil; b = b.Idom() {
		asked, only := false, len(b.Preds) > 0
		for _, p := range b.Preds { // more than one where conditions are joined by ||
			cond, ok := p.Instrs[len(p.Instrs)-1].(*ssa.If)
			only = only && ok
			asked = asked || ok && asksTime(cond.Cond, 0)
		}
		if asked && only {
			return true
		}
	}
	return false
}

func asksTime(v ssa.Value, depth int) bool {
	if depth > 3 {
		return false
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		return v.Op == token.NOT && asksTime(v.X, depth+1)
	case *ssa.BinOp:
		switch v.Op {
		case token.LSS, token.LEQ, token.GTR, token.GEQ:
			return asksTime(v.X, depth+1) || asksTime(v.Y, depth+1)
		}
	case *ssa.Call:
		switch ir.Callee(&v.Call) {
		case "(time.Time).After", "(time.Time).Before", "(time.Time).Compare", "time.Since", "time.Until", "(time.Time).Unix", "(time.Time).UnixNano":
			return true
		}
		return hasExpired(names.Call(&v.Call))
	}
	return false
}

func hasExpired(name string) bool {
	ws := lexicon.Words(name)
	return len(ws) > 0 && ws[len(ws)-1] == "expired"
}

// clears reports whether a statement only clears away what has run out: it is
// told nothing of what to end but a time.
func clears(low string) bool {
	_, where, ok := strings.Cut(low, "where")
	if !ok {
		return false
	}
	if strings.Contains(where, "expir") && !strings.ContainsAny(where, "?$:@") {
		return true
	}
	if !strings.Contains(where, " or ") && slices.ContainsFunc(before.FindAllStringSubmatch(where, -1), func(m []string) bool {
		return lexicon.EndsAt(m[1] + m[2])
	}) {
		return true // a user's, but only those that are over
	}
	where = strings.NewReplacer("<=", "<", ">=", ">").Replace(where)
	return strings.ContainsAny(where, "<>") && !strings.Contains(where, "<>") && !strings.Contains(where, "=") && !membership.MatchString(where)
}

// before is a condition that a column's time has passed.
var before = regexp.MustCompile(`(?:\b\w+\.)?(\w+)["\x60]?\s*<=?\s*(?:now\(|current_timestamp|utc_timestamp|unix_timestamp|datetime\(|strftime\(|getdate|sysdate|\?|\$\d|:\w|@\w)` +
	`|(?:now\(\)|current_timestamp|utc_timestamp\(\)|unix_timestamp\(\)|datetime\('now'\)|\?|\$\d+|:\w+|@\w+)\s*>=?\s*(?:\w+\.)?(\w+)`)

// onlyOver reports whether one of the conditions of a call is that a record's time
// has passed.
func onlyOver(about []subject) bool {
	return slices.ContainsFunc(about, func(sub subject) bool {
		return sub.kind == "key" && strings.ContainsAny(sub.text, "<>") && clears("where "+strings.ToLower(sub.text))
	})
}

// membership is a condition that names what it is about.
var membership = regexp.MustCompile(`\b(in|like|any|is|between|exists)\b`)

var firstPassword = regexp.MustCompile(`(?i)\b\w*(pass|pw|hash|secret)\w*\s+is\s+null`)

// rehashes reports whether the password that a hash is made of has just been
// verified: a login that replaces an old hash changes no password.
func (c *collector) rehashes(hash ssa.Value) bool {
	return c.verified(passwordOf(hash, 0)) || c.handedBack(hash)
}

// handedBack reports whether a hash is what a function returns that verifies a
// password, and says so, beside the new hash of the same password.
func (c *collector) handedBack(hash ssa.Value) bool {
	x, ok := ir.Unconverted(hash).(*ssa.Extract)
	if !ok {
		return false
	}
	call, ok := x.Tuple.(*ssa.Call)
	if !ok || !lexicon.Matches(names.Call(&call.Call)) {
		return false
	}
	says := false
	for r := range call.Call.Signature().Results().Variables() {
		says = says || isBool(r.Type())
	}
	ts, _ := c.s.targets(&call.Call)
	return says && slices.ContainsFunc(ts, func(t target) bool { return c.s.peek(t).Has(CheckPass) != nil })
}

// verified reports whether the function verifies the password that comes from
// where whence says.
func (c *collector) verified(made string) bool {
	if made == "" {
		return false
	}
	for _, b := range c.fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok {
				continue
			}
			if !c.verifier(&call.Call) {
				continue
			}
			for _, a := range call.Call.Args {
				if isText(a.Type()) && whence(a, 0) == made && !lexicon.Hasher(c.s.names.Of(a)) { // the password, not its hash
					return true
				}
			}
		}
	}
	return false
}

// verifier reports whether a call verifies a password, by the catalog or by the
// name of the program's own function.
func (c *collector) verifier(call *ssa.CallCommon) bool {
	for _, e := range c.s.Values.Tracer.Lookup(call) {
		if e.Role == catalog.Verify {
			return true
		}
	}
	name := names.Call(call)
	if lexicon.VerbOf(name) != lexicon.Read || c.s.Noun(name) != lexicon.Passwords || lexicon.Hasher(name) || !lexicon.Matches(name) {
		return false
	}
	for r := range call.Signature().Results().Variables() {
		if b, ok := r.Type().Underlying().(*types.Basic); (!ok || b.Kind() != types.Bool) && !ir.IsError(r.Type()) {
			return false // it makes something of the password
		}
	}
	texts := 0
	for _, a := range call.Args {
		if isText(a.Type()) {
			texts++
		}
	}
	return texts > 1 // the password, and what it is compared with
}

// param is 1 + the number of the function's parameter of a name, or 0.
func (c *collector) param(name string) int {
	return 1 + slices.IndexFunc(c.fn.Params, func(p *ssa.Parameter) bool { return name != "" && p.Name() == name })
}

// passwordOf names where the password comes from that a hash is made of.
func passwordOf(v ssa.Value, depth int) string {
	if depth > 6 {
		return ""
	}
	switch v := v.(type) {
	case *ssa.Convert:
		return passwordOf(v.X, depth+1)
	case *ssa.MakeInterface:
		return passwordOf(v.X, depth+1)
	case *ssa.Slice:
		return passwordOf(v.X, depth+1)
	case *ssa.Extract:
		return passwordOf(v.Tuple, depth+1)
	case *ssa.Call:
		first := ""
		for _, a := range v.Call.Args {
			if !isText(a.Type()) {
				continue
			}
			if !fieldRead(a) { // a record's field may be the old hash
				return whence(a, 0)
			}
			if first == "" {
				first = whence(a, 0)
			}
		}
		return first
	}
	return ""
}

// fieldRead reports whether a value is read from a struct's field.
func fieldRead(v ssa.Value) bool {
	switch v := ir.Unconverted(v).(type) {
	case *ssa.Field:
		return true
	case *ssa.UnOp:
		_, ok := v.X.(*ssa.FieldAddr)
		return ok
	}
	return false
}

// whence names a value so that two reads of one thing have one name: the same
// value, or the same parameter of a request.
func whence(v ssa.Value, depth int) string {
	if depth > 6 {
		return ""
	}
	switch v := v.(type) {
	case *ssa.Convert:
		return whence(v.X, depth+1)
	case *ssa.ChangeType:
		return whence(v.X, depth+1)
	case *ssa.Parameter:
		return v.Name()
	case *ssa.FieldAddr:
		if x := whence(v.X, depth+1); x != "" {
			return x + "." + ir.FieldName(v)
		}
	case *ssa.UnOp:
		return whence(v.X, depth+1)
	case *ssa.Alloc:
		return v.Name()
	case *ssa.Call:
		for _, a := range v.Call.Args {
			if name, ok := ir.ConstText(a); ok && name != "" {
				return names.Call(&v.Call) + " " + name
			}
		}
		return v.Name()
	}
	return ""
}

// hooks adds what an ORM runs by itself when a record of the type is changed:
// gorm's BeforeUpdate, AfterSave and the like.
func (c *collector) hooks(in ssa.CallInstruction, subject []subject) {
	for _, sub := range subject {
		if sub.kind != "type" {
			continue
		}
		for _, name := range []string{"BeforeUpdate", "AfterUpdate", "BeforeSave", "AfterSave"} {
			own, others := c.s.Dispatch.Named(name)
			for _, fn := range own {
				if names.Type(fn.Signature.Recv().Type()) == sub.text {
					c.hook(in, target{fn: fn})
				}
			}
			for _, obj := range others {
				if names.Type(obj.Signature().Recv().Type()) == sub.text {
					c.hook(in, target{obj: obj})
				}
			}
		}
	}
}

func (c *collector) hook(in ssa.CallInstruction, t target) {
	f := c.s.peek(t)
	if f == nil {
		return
	}
	for _, e := range f.Effects {
		if e.Kind == Revoke {
			c.put(e)
		}
	}
}

// returnsIt reports whether fn returns the function literal, for whoever calls
// fn to run it.
func returnsIt(fn, literal *ssa.Function) bool {
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for _, v := range ret.Results {
			if ct, ok := v.(*ssa.ChangeType); ok {
				v = ct.X
			}
			if mc, ok := v.(*ssa.MakeClosure); ok && mc.Fn == literal || v == literal {
				return true
			}
		}
	}
	return false
}

// middleware reports whether a function is given one of the kind that it
// returns.
func middleware(sig *types.Signature) bool {
	return sig.Params().Len() == 1 && sig.Results().Len() == 1 && types.Identical(sig.Params().At(0).Type(), sig.Results().At(0).Type())
}

// oneSession is a condition that only the session with an id or token fulfills.
var oneSession = regexp.MustCompile(`(?is)where\s+[\w".]*?\b(id|sid|token|session_id|session_token|session_key|token_hash|hash|key|jti)"?\s*=\s*(\?|\$\d+|:\w+|@\w+)\s*;?\s*$`)

// ends adds that sessions are ended: many, or one that is told by what the
// client presents, unless that is done for each of several.
func (c *collector) ends(label string, in ssa.Instruction, many, one bool) {
	e := Effect{Kind: Revoke, Noun: label, Many: many, At: c.s.Values.Tracer.Step(in.Pos(), Revoke.String()), By: c.by}
	e.One = one && !many && !looped(in.Block())
	c.put(e)
}

// looped reports whether a block runs again and again, or its function is one
// that somebody else runs.
func looped(b *ssa.BasicBlock) bool {
	return b.Parent().Parent() != nil || slices.ContainsFunc(b.Succs, func(s *ssa.BasicBlock) bool { return s == b || ir.Reaches(s, b, nil) })
}

// wished returns the function's only end of sessions if it is left out where
// the client does not ask for it, by what a form or the URL says.
func (c *collector) wished() *Effect {
	var end *Effect
	for i, e := range c.f.Effects {
		switch e.Kind {
		case Revoke:
			if end != nil || len(c.blocks[e.key()]) != 1 {
				return nil
			}
			end = &c.f.Effects[i]
		case Current, Drop, Maybe, Empty:
			return nil
		}
	}
	if end == nil {
		return nil
	}
	b := c.blocks[end.key()][0]
	for _, exit := range c.fn.Blocks {
		if _, ok := exit.Instrs[len(exit.Instrs)-1].(*ssa.Return); ok && b != nil && ir.Reaches(b, exit, nil) && c.s.Values.Tracer.Optional(b, exit) {
			found := *end
			return &found
		}
	}
	return nil
}
