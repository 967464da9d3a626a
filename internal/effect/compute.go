package effect

import (
	"slices"
	"sort"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// peek returns what is known of a target so far, or nil.
func (s *Package) peek(t target) *Function {
	if t.fn != nil {
		if f := s.own[t.fn]; f != nil {
			return f
		}
		return nil
	}
	return s.fact(t.obj)
}

// maxVisits bounds how often one function is computed anew.
const maxVisits = 8

// compute finds the effects of all functions: each is computed, and again
// when a function that it calls has changed.
func (s *Package) compute() {
	order := map[*ssa.Function]int{}
	for i, fn := range s.IR.Funcs {
		order[fn] = i
		for _, g := range s.calls(fn) {
			s.callers[g] = append(s.callers[g], fn)
		}
	}
	visits := map[*ssa.Function]int{}
	queue := append([]*ssa.Function(nil), s.IR.Funcs...)
	queued := map[*ssa.Function]bool{}
	for len(queue) > 0 {
		var next []*ssa.Function
		clear(queued)
		for _, fn := range queue {
			if visits[fn]++; visits[fn] > maxVisits {
				continue
			}
			f := s.compute1(fn)
			if old := s.own[fn]; old != nil && same(old, f) {
				continue
			}
			s.own[fn] = f
			up := s.callers[fn]
			if fn.Parent() != nil {
				up = append(up[:len(up):len(up)], fn.Parent())
			}
			for _, g := range up {
				if !queued[g] {
					queued[g] = true
					next = append(next, g)
				}
			}
		}
		sort.Slice(next, func(i, j int) bool { return order[next[i]] < order[next[j]] })
		queue = next
	}
	for fn, up := range s.callers {
		sort.SliceStable(up, func(i, j int) bool { return order[up[i]] < order[up[j]] })
		s.callers[fn] = up
	}
}

// calls returns the package's functions that fn may call or refers to, each
// once.
func (s *Package) calls(fn *ssa.Function) []*ssa.Function {
	var r []*ssa.Function
	seen := map[*ssa.Function]bool{fn: true}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			for _, g := range s.Callees(call.Common()) {
				if !seen[g] {
					seen[g] = true
					r = append(r, g)
				}
			}
		}
	}
	return r
}

func same(a, b *Function) bool {
	return slices.EqualFunc(a.Effects, b.Effects, func(x, y Effect) bool { return x.key() == y.key() }) && len(a.Calls) == len(b.Calls) && a.Hashes == b.Hashes && len(a.Sets) == len(b.Sets) && len(a.Hashed) == len(b.Hashed) && len(a.Gives) == len(b.Gives) && len(a.Keeps) == len(b.Keeps) && len(a.Answered) == len(b.Answered) &&
		len(a.Response.Cookies) == len(b.Response.Cookies) && len(a.Response.Sends) == len(b.Response.Sends)
}

// compute1 computes what one function does, with what is known so far of
// those it calls. A function literal is taken to run where it is made: by go,
// defer, or whoever it is handed to.
func (s *Package) compute1(fn *ssa.Function) *Function {
	f := &Function{Hashes: s.returnsHash(fn), Response: s.response(fn), Gives: s.gives(fn), Keeps: s.keeps(fn), Looks: s.looks[fn]}
	c := s.collect(fn, f)
	for _, b := range fn.Blocks {
		c.block = b
		for _, in := range b.Instrs {
			c.instruction(in)
		}
	}
	c.block = nil
	for _, a := range fn.AnonFuncs {
		// A handler runs when a client asks, what is returned when the caller does.
		if g := s.own[a]; g != nil && !s.Entry(a) && (s.runs[a] || returnsIt(fn, a) && !middleware(a.Signature)) {
			for _, e := range g.Effects {
				if e.When.Only {
					continue
				}
				e.When = Guard{} // of its own parameters
				if e.Kind == Current && s.iterates[a] {
					e.Kind, e.Many = Revoke, true // of each session
				}
				c.put(e)
			}
			for _, name := range g.Calls {
				c.callName(name)
			}
			if len(g.Sets) > 0 {
				c.changesBy(a)
			}
		}
	}
	f.wished = c.wished()
	c.answer()
	f.Apart = c.apart()
	c.alone()
	f.Role = s.role(fn, f)
	return f
}

// answer drops what the function itself makes good: a new password after
// which the user's sessions are ended needs nobody else's revocation. Where
// only the names of interfaces' methods say that they are ended, the change
// goes on with these, for whoever sees what they do.
func (c *collector) answer() {
	kept := c.f.Effects[:0]
	for _, e := range c.f.Effects {
		if !e.Kind.Changes() {
			kept = append(kept, e)
			continue
		}
		places := c.blocks[e.key()]
		ends := c.endings(e)
		sure := answered(e, places, ends.sure, ends.recreds)
		if !sure && answered(e, places, slices.Concat(ends.sure, ends.promised), ends.recreds) {
			e.By = ends.by
		}
		sometimes := !sure && e.By == "" && answered(e, places, slices.Concat(ends.sure, ends.sometimes), ends.recreds)
		if (sure || sometimes || e.By != "") && !c.f.Answers(e.Kind) {
			c.f.Answered = append(c.f.Answered, e.Kind)
		}
		if sometimes {
			e.When = ends.when.unless()
		}
		if !sure && (!sometimes || ends.when.Param > 0) {
			kept = append(kept, e)
		}
	}
	c.f.Effects = kept
}

// endings are the places where a function ends sessions after a change.
type endings struct {
	sure, promised, sometimes, recreds []*ssa.BasicBlock

	by   string // whose names promise it
	when Guard  // on which it depends in the other cases, if there is one such parameter
}

// endings finds the places in the function of what may answer a change.
func (c *collector) endings(change Effect) endings {
	var r endings
	first := true
	for _, e := range c.f.Effects {
		places := c.blocks[e.key()]
		switch {
		case e.Kind == Recred:
			r.recreds = append(r.recreds, places...)
		case e.Kind != Revoke || e.One || e.When.excludes(change.When): // the others go on
		case e.By != "":
			r.promised, r.by = append(r.promised, places...), e.By
		case e.When.Param > 0 && e.When != change.When:
			r.sometimes = append(r.sometimes, places...)
			if first && change.When.Param == 0 {
				r.when = e.When
			} else if r.when != e.When {
				r.when = Guard{}
			}
			first = false
		default:
			r.sure = append(r.sure, places...)
		}
	}
	return r
}

// answered reports whether every place of a change lies on a path with an end
// of sessions. Two branches of one function don't answer each other, and an
// end that goes with the password's change only does not answer a role's.
func answered(e Effect, places, ends, recreds []*ssa.BasicBlock) bool {
	for _, b := range places {
		if !slices.ContainsFunc(ends, func(r *ssa.BasicBlock) bool {
			if b == nil || r == nil || b == r {
				return true
			}
			if apart(b, r) {
				return false
			}
			if e.Kind != Recred && !tied(b, r) && slices.ContainsFunc(recreds, func(p *ssa.BasicBlock) bool { return p != nil && p.Index != 0 && tied(p, r) }) {
				return false
			}
			return ir.Reaches(b, r, nil) || ir.Reaches(r, b, nil)
		}) {
			return false
		}
	}
	return true
}

// tied reports whether two blocks run together, as far as dominance tells.
func tied(a, b *ssa.BasicBlock) bool { return a == b || a.Dominates(b) || b.Dominates(a) }
