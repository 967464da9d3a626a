package effect

import (
	"go/token"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Cache stands before a record of sessions: requests are looked up there
// first, so that whoever ends the record must take the session from it too.
type Cache struct {
	Record string   // "table sessions"
	Labels []string // what its end is called: "store hot", "map hot", "key s:"
	At     trace.Step
}

// brief is how long a cache may go on without harm that is worth a word.
const brief = 5 * time.Minute

// caches finds the package's caches before records of sessions.
func (s *Package) caches() []Cache {
	var r []Cache
	for _, fn := range s.IR.Funcs {
		if s.own[fn] == nil || s.own[fn].Has(Find) == nil {
			continue
		}
		c := s.collect(fn, &Function{})
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(*ssa.Call)
				if !ok {
					continue
				}
				if table := c.sessionTable(&call.Call); table != "" {
					if labels, pos := c.before(call); labels != nil {
						r = append(r, Cache{"table " + table, labels, s.Values.Tracer.Step(pos, "kept in a cache")})
					}
				}
			}
		}
	}
	return r
}

// sessionTable is the table of sessions that a statement selects from, or "".
func (c *collector) sessionTable(call *ssa.CallCommon) string {
	for _, a := range names.Arguments(call.Args) {
		for _, table := range selected(c.s.names.Texts(a)) {
			if c.s.Holds("table", table) == lexicon.Session {
				return table
			}
		}
	}
	return ""
}

// before finds the cache that is asked, in any case, before a look-up by the
// same parameter or the same text of the client's.
func (c *collector) before(look *ssa.Call) ([]string, token.Pos) {
	of := c.keyOf(conditions(&look.Call))
	if of == "" {
		return nil, token.NoPos
	}
	for b := look.Block(); b != nil; b = b.Idom() {
		for _, in := range b.Instrs {
			if in == look {
				break
			}
			store, key := c.keyedStore(in)
			if key != nil && store != nil && c.keyOf([]ssa.Value{ir.Unboxed(key)}) == of && !c.s.short(c.s.names.Of(store)) {
				return c.labels(in), in.Pos()
			}
		}
	}
	return nil, token.NoPos
}

// keyedStore is the map or store in which an instruction looks something up, and
// the key; nil if it does nothing of the kind.
func (c *collector) keyedStore(in ssa.Instruction) (store, key ssa.Value) {
	switch in := in.(type) {
	case *ssa.Lookup:
		if kept(in.X) {
			return in.X, in.Index
		}
	case *ssa.Call:
		if e := c.keyedRead(&in.Call); e != nil {
			return receiver(&in.Call), ir.Argument(&in.Call, e.Int("key", 0))
		}
	}
	return nil, nil
}

// labels are what an end in the store would be called that an instruction reads.
func (c *collector) labels(in ssa.Instruction) []string {
	var r []string
	switch in := in.(type) {
	case *ssa.Lookup:
		r = append(r, "map "+c.s.names.Of(in.X))
	case *ssa.Call:
		for _, sub := range c.subject(&in.Call) {
			r = append(r, sub.kind+" "+sub.text)
		}
	}
	return r
}

// keyOf names what values are made of: a parameter, or what the client
// presents; "" if it is neither.
func (c *collector) keyOf(vs []ssa.Value) string {
	for _, v := range vs {
		for _, p := range c.s.paramsOf(v) {
			if p < len(c.fn.Params) {
				return c.fn.Params[p].Name()
			}
		}
		if opens, _ := c.s.presented(v); opens {
			return " client"
		}
	}
	return ""
}

// keyedRead is the catalog's entry by which a call reads something under a key,
// or nil.
func (c *collector) keyedRead(call *ssa.CallCommon) *catalog.Entry {
	for _, e := range c.s.Values.Tracer.Lookup(call) {
		if e.Role == catalog.Persist && e.Attr("kind") == "read" && e.Attr("key") != "" {
			return e
		}
	}
	return nil
}

// short reports whether all that the package stores in a cache of the name goes
// by itself before long, or nothing is stored there.
func (s *Package) short(name string) bool {
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.MapUpdate:
					if s.names.Of(in.Map) == name {
						return false
					}
				case *ssa.Call:
					for _, e := range s.Values.Tracer.Lookup(&in.Call) {
						if v := stored(e.Attr("kind")); e.Role != catalog.Persist || v != lexicon.Change && v != lexicon.Create || s.names.Of(receiver(&in.Call)) != name {
							continue
						}
						if ttl, ok := ir.Argument(&in.Call, e.Int("ttl", -2)).(*ssa.Const); !ok || ttl.Value == nil || ttl.Int64() <= 0 || time.Duration(ttl.Int64()) > brief {
							return false
						}
					}
				}
			}
		}
	}
	return true
}

func tidyCaches(cs []Cache) []Cache {
	slices.SortStableFunc(cs, func(a, b Cache) int { return strings.Compare(a.Record+a.At.Place(), b.Record+b.At.Place()) })
	cs = slices.CompactFunc(cs, func(a, b Cache) bool { return a.Record == b.Record && a.At.Place() == b.At.Place() })
	return cs[:min(len(cs), maxListed)]
}
