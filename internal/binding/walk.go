package binding

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A walk follows an id from where it comes from along the paths on which it
// wasn't found among those that the server issued.
type walk struct {
	b     *Package
	seed  ssa.Value
	known bool // the name says that it is a session's id
	param bool // the id is a parameter: only an explicit miss counts
	// either is set where the id is the client's or a new one already, and
	// nobody has asked which.
	either   bool
	login    bool // a credential is verified, and the id is a session's by its name
	waits    []Adopt
	seen     map[string]bool
	found    *use
	returned bool // a path returns the id, and hasn't looked it up
}

// A use is where the id becomes a session's.
type use struct {
	pos    token.Pos
	use    string
	missed bool
	merged bool // the id stands where otherwise a new one is made
}

// A state is what is known on a path.
type state struct {
	alias  []ssa.Value // what holds the id
	cells  []ssa.Value // variables that hold it, which a function literal has captured
	missed bool        // it was looked up and not found
	sound  bool        // the look-up gave no error, which may mean that it was found
	merged bool        // it stands where otherwise a new id is made
	field  *ssa.Store  // a session object that has got it as its id
	lookup []*ssa.Call // look-ups of it whose outcome is open
	proof  []*ssa.Call // verifications of it as a signed token
}

const maxStates = 500

// from walks from an instruction on and returns the first bad use.
func (w *walk) from(in ssa.Instruction) *use {
	w.seen = map[string]bool{}
	st := state{alias: []ssa.Value{w.seed}, merged: w.either}
	start := slices.Index(in.Block().Instrs, in)
	if !w.param {
		start++
	}
	w.block(in.Block(), start, st)
	return w.found
}

func (w *walk) block(blk *ssa.BasicBlock, from int, st state) {
	if w.found != nil || len(w.seen) > maxStates {
		return
	}
	for _, in := range blk.Instrs[from:] {
		if st = w.instr(in, st); w.found != nil || len(st.alias)+len(st.cells) == 0 {
			return
		}
	}
	last := blk.Instrs[len(blk.Instrs)-1]
	if ret, ok := last.(*ssa.Return); ok {
		if len(st.lookup) == 0 && !st.missed && slices.ContainsFunc(ret.Results, st.holds) {
			w.returned = true
		}
		if st.field != nil && st.missed && !fails(ret) {
			w.found = &use{st.field.Pos(), "is the id of a new session", true, st.merged}
		}
		return
	}
	for i, succ := range blk.Succs {
		next, ok := st, true
		if cond, is := last.(*ssa.If); is {
			next, ok = w.branch(cond.Cond, i == 0, st)
		}
		if ok {
			w.enter(blk, succ, next)
		}
	}
}

// enter goes on in a block, where the id may be one of several values.
func (w *walk) enter(pred, blk *ssa.BasicBlock, st state) {
	edge := slices.Index(blk.Preds, pred)
	st.alias = slices.Clone(st.alias)
	for _, in := range blk.Instrs {
		phi, ok := in.(*ssa.Phi)
		if !ok {
			break
		}
		if edge >= 0 && st.holds(phi.Edges[edge]) {
			if !slices.Contains(st.alias, ssa.Value(phi)) {
				st.alias = append(st.alias, phi)
			}
			st.merged = st.merged || slices.ContainsFunc(phi.Edges, w.b.makesID)
		} else {
			st.alias = slices.DeleteFunc(st.alias, func(v ssa.Value) bool { return v == ssa.Value(phi) })
		}
	}
	key := fmt.Sprint(blk.Index, st.missed, st.sound, st.merged, st.field != nil, names(st.alias), names(st.cells))
	if !w.seen[key] {
		w.seen[key] = true
		w.block(blk, 0, st)
	}
}

func names(vs []ssa.Value) string {
	var r []string
	for _, v := range vs {
		r = append(r, v.Name())
	}
	sort.Strings(r)
	return strings.Join(r, ",")
}

// holds reports whether v is the id: one of its values, or the same field read
// once more.
func (st state) holds(v ssa.Value) bool {
	if v == nil {
		return false
	}
	v = ir.Unconverted(v)
	return slices.ContainsFunc(st.alias, func(a ssa.Value) bool { return a == v || sameField(a, v) })
}

func sameField(a, b ssa.Value) bool {
	x, ok := a.(*ssa.UnOp)
	y, ok2 := b.(*ssa.UnOp)
	if !ok || !ok2 {
		return false
	}
	f, ok := x.X.(*ssa.FieldAddr)
	g, ok2 := y.X.(*ssa.FieldAddr)
	return ok && ok2 && f.X == g.X && f.Field == g.Field
}

// instr is what an instruction does with the id.
func (w *walk) instr(in ssa.Instruction, st state) state {
	switch in := in.(type) {
	case *ssa.Call:
		return w.call(in, st)
	case *ssa.BinOp: // a key with a prefix
		if in.Op == token.ADD && (st.holds(in.Y) || st.holds(in.X)) {
			st.alias = append(slices.Clone(st.alias), in)
		}
	case *ssa.Lookup:
		// The outcome of a look-up in a map is judged where it is tested.
	case *ssa.MapUpdate:
		if st.holds(in.Key) && (sessionType(in.Map.Type()) || w.b.learnedMap(in.Map.Type()) || w.param && w.either && ofPackage(in.Map)) {
			w.use(in.Pos(), "is the key of a new session", st)
		}
	case *ssa.UnOp:
		if in.Op == token.MUL && slices.Contains(st.cells, in.X) {
			st.alias = append(slices.Clone(st.alias), in)
		}
	case *ssa.MakeClosure:
		w.literal(in, st)
	case *ssa.Store:
		if _, ok := in.Addr.(*ssa.Alloc); ok {
			st.cells = slices.DeleteFunc(slices.Clone(st.cells), func(c ssa.Value) bool { return c == in.Addr })
			if st.holds(in.Val) {
				st.cells = append(st.cells, in.Addr)
			}
			break
		}
		fa, ok := in.Addr.(*ssa.FieldAddr)
		if !ok {
			break
		}
		name := ir.FieldName(fa)
		switch {
		case !st.holds(in.Val):
			if st.field != nil && ir.FieldName(st.field.Addr.(*ssa.FieldAddr)) == name {
				st.field = nil // overwritten
			}
		case w.cookieValue(name):
			w.cookieUse(in.Pos(), st)
		case idField(name):
			st.field = in
		}
	}
	return st
}

// literal follows the id into a function literal that has captured it.
func (w *walk) literal(mc *ssa.MakeClosure, st state) {
	fn, ok := mc.Fn.(*ssa.Function)
	if !ok || len(fn.Blocks) == 0 {
		return
	}
	in := st
	in.alias, in.cells = nil, nil
	for i, v := range mc.Bindings {
		switch {
		case slices.Contains(st.cells, v):
			in.cells = append(in.cells, fn.FreeVars[i])
		case st.holds(v):
			in.alias = append(in.alias, fn.FreeVars[i])
		}
	}
	if len(in.alias)+len(in.cells) == 0 {
		return
	}
	inside := walk{b: w.b, seed: w.seed, known: w.known, param: w.param, either: w.either, login: w.login, seen: map[string]bool{}}
	inside.block(fn.Blocks[0], 0, in)
	w.found, w.waits = inside.found, append(w.waits, inside.waits...)
}

func (w *walk) cookieValue(field string) bool {
	e := w.b.cat.Has(field, catalog.CookieField)
	return e != nil && e.Attr("attr") == "value"
}

// use notes that the id becomes a key on the server.
func (w *walk) use(pos token.Pos, what string, st state) {
	if st.missed || w.fresh(st) {
		w.found = &use{pos, what, st.missed, st.merged}
	}
}

// fresh reports whether nobody has asked on the path whether the server issued
// the id, which stands for a new one.
func (w *walk) fresh(st state) bool {
	return (w.either || !w.param) && (st.merged || w.login && len(st.lookup) == 0) && !st.sound
}

// cookieUse notes that the id is sent as a cookie: alone it may be a sliding
// expiry, so it counts where the id may also be a new one.
func (w *walk) cookieUse(pos token.Pos, st state) {
	if !w.param && st.merged && !st.sound && (w.known || st.missed) {
		w.found = &use{pos, "is sent back as the session's cookie", st.missed, st.merged}
	}
}

func (w *walk) call(in *ssa.Call, st state) state {
	call := &in.Call
	name := ir.Callee(call)
	if !slices.ContainsFunc(allArgs(call), st.holds) {
		return st
	}
	for _, e := range w.b.cat.Lookup(name) {
		switch e.Role {
		case catalog.Persist:
			switch e.Attr("kind") {
			case "read":
				return w.lookedUp(in, st)
			case "insert", "upsert":
				if at := e.Int("key", e.Int("value", -2)); st.holds(ir.Argument(call, at)) {
					w.use(in.Pos(), "is the key of a new entry on the server", st)
				}
			case "part":
				if st.holds(ir.Argument(call, e.Int("key", -2))) {
					st.alias = append(slices.Clone(st.alias), in) // an entry, to be written
				}
			case "":
				switch verb, _, _ := strings.Cut(strings.TrimSpace(strings.ToUpper(constText(ir.Argument(call, e.Int("sql", -2))))), " "); verb {
				case "SELECT":
					return w.lookedUp(in, st)
				case "INSERT", "REPLACE", "UPSERT":
					if !st.missed && !st.merged {
						break // a note of what there was before
					}
					w.use(in.Pos(), "is the key of a new row", st)
				}
			}
			return st
		case catalog.CookieWrite:
			if st.holds(ir.Argument(call, e.Int("value", -2))) {
				w.cookieUse(in.Pos(), st)
			}
			return st
		case catalog.JWTParse:
			st.proof = append(slices.Clone(st.proof), in)
			return w.lookedUp(in, st)
		case catalog.Pass, catalog.Source:
			return st
		}
	}
	if w.b.handed(call, st.holds, w.b.adopts, func(e *Effect) []int { return e.Adopts }) {
		w.found = &use{in.Pos(), "is the id of a new session", true, st.merged}
		return st
	}
	if w.fresh(st) && w.b.handed(call, st.holds, w.b.keys, func(e *Effect) []int { return e.Keys }) {
		w.use(in.Pos(), "is the key of a new entry on the server", st)
		return st
	}
	if w.b.handed(call, st.holds, w.b.proves, func(e *Effect) []int { return e.Proves }) {
		st.proof = append(slices.Clone(st.proof), in)
		return w.lookedUp(in, st)
	}
	if recv := receiver(call); recv != nil && st.holds(recv) && types.Identical(recv.Type(), in.Type()) || w.b.carries(call, st.holds) {
		st.alias = append(slices.Clone(st.alias), in)
		return st
	}
	short := shortName(name, call)
	if w.opened(in, st) {
		return w.lookedUp(in, st)
	}
	verb, noun := storeVerb(short), ""
	if r := receiver(call); r != nil {
		noun = typeName(r.Type())
	}
	switch {
	case verb == "read":
		return w.lookedUp(in, st)
	case verb == "write" && storeNoun(short+" "+noun) && !std(name) && st.holds(firstText(call)):
		w.use(in.Pos(), "is the key of a new entry on the server", st)
	}
	return st
}

// allArgs are a call's arguments, those of a variadic parameter one by one.
func allArgs(call *ssa.CallCommon) []ssa.Value {
	r := slices.Clone(call.Args)
	if n := len(r); n > 0 && call.Signature().Variadic() {
		if s, ok := r[n-1].(*ssa.Slice); ok {
			if a, ok := s.X.(*ssa.Alloc); ok {
				for _, ref := range *a.Referrers() {
					if ia, ok := ref.(*ssa.IndexAddr); ok {
						for _, ref := range *ia.Referrers() {
							if st, ok := ref.(*ssa.Store); ok && st.Addr == ia {
								r = append(r, st.Val)
							}
						}
					}
				}
			}
		}
	}
	return r
}

func receiver(call *ssa.CallCommon) ssa.Value { return ir.Argument(call, -1) }

// firstText is the first argument that is a text.
func firstText(call *ssa.CallCommon) ssa.Value {
	args := call.Args
	if !call.IsInvoke() && call.Signature().Recv() != nil && len(args) > 0 {
		args = args[1:]
	}
	for _, a := range args {
		if ir.IsText(a.Type()) {
			return a
		}
	}
	return nil
}

func (w *walk) lookedUp(in *ssa.Call, st state) state {
	st.lookup = append(slices.Clone(st.lookup), in)
	return st
}

// makesID reports whether a value is a newly made id.
func (b *Package) makesID(v ssa.Value) bool {
	switch x := ir.Unconverted(v).(type) {
	case *ssa.Extract:
		return b.makesID(x.Tuple)
	case *ssa.BinOp:
		return b.makesID(x.X) || b.makesID(x.Y)
	case *ssa.Phi:
		return slices.ContainsFunc(x.Edges, func(e ssa.Value) bool { _, phi := e.(*ssa.Phi); return !phi && b.makesID(e) })
	case *ssa.Call:
		for _, a := range b.tracer.Of(x) {
			if a.Random() {
				return true
			}
		}
		short := shortName(ir.Callee(&x.Call), &x.Call)
		return lexicon.MakesID(short)
	}
	return false
}

// fails reports whether the return hands out an error that isn't nil, or
// nothing.
func fails(ret *ssa.Return) bool {
	for _, v := range ret.Results {
		if types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
			c, ok := returnedValue(ret, v).(*ssa.Const)
			return !ok || !c.IsNil()
		}
	}
	return false
}

// returnedValue is what a return hands out: a function with deferred calls
// stores its results into variables first.
func returnedValue(ret *ssa.Return, v ssa.Value) ssa.Value {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return v
	}
	for _, in := range slices.Backward(ret.Block().Instrs) {
		if st, ok := in.(*ssa.Store); ok && st.Addr == load.X {
			return st.Val
		}
	}
	return v
}
