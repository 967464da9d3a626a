// Package trace says where a value comes from: which random, predictable or
// unknown parts it is made of, through calls, fields, closures and loops.
//
// A Value is a set of alternatives, for a value may come by several paths.
// An alternative is a mixture of parts: its strong bits add up, its weak
// sources are remembered, and what can't be judged makes it unknown.
package trace

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// Caps keep values, and with them facts, small.
const (
	maxAlts    = 6
	maxOrigins = 3
	maxSteps   = 6
)

// A Step is a place on the way of a value.
type Step struct {
	File string // as messages call it, see ir.File
	Line int
	What string
}

func (s Step) String() string { return s.Place() + ": " + s.What }

// Place is the file and line.
func (s Step) Place() string { return fmt.Sprintf("%s:%d", s.File, s.Line) }

// An Origin is a predictable source with the way from it.
type Origin struct {
	Kind string // "math/rand", "time", "counter" …
	Path []Step // from the source on
}

// A Param is the part of a value that a function's parameter contributes.
type Param struct {
	Index int
	Hash  bool    // through a hash: length says nothing any more
	Per   float64 // written with so many bits a character; 0: as it came

	// Of a list of anything, as log functions take it: the elements from From
	// on, and of these the ones of the type As ("string" or "error") if given.
	From int
	As   string
}

// An Alt is one way in which a value comes about.
type Alt struct {
	Bits     float64 // strong random bits
	PerLen   float64 // plus so many bits for each unit of the integer parameter Len
	Len      int     // parameter index + 1; 0: none
	Setting  string  // or of the setting of this name
	Density  float64 // random bits a character can carry; 0: unknown
	Endless  bool    // random, of a length that isn't known: long enough
	Digits   bool    // drawn from digits only: a code
	Stale    bool    // the bits were drawn once for the process, not for this value
	Accept   string  // classes for which the bits are enough by decision ("token,key")
	Way      []Step  // from where the bits are drawn on
	Weak     []Origin
	Guess    bool   // has parts that others know: names, numbers, input
	Const    string // a constant part, if nothing else is in it
	IsConst  bool
	Unknown  bool // has parts that can't be judged
	Public   bool // of these, all are what others know too: the client's address, its user's name
	Keyed    bool // has gone through a hash
	Params   []Param
	Fallback bool // stands in for a strong source that failed
	Told     bool // has been reported where it came about

	// Marks say what it is made from. They are not part of its substance:
	// alternatives that differ in marks only are one.
	Marks []Mark
}

// A Value is a set of alternatives; none means "nothing known yet".
type Value []Alt

// Unknown is the value that can't be judged.
func unknown() Value { return Value{{Unknown: true}} }

func (a Alt) random() bool { return a.Bits > 0 || a.Endless || a.PerLen > 0 }

// mix puts two parts into one.
func mix(a, b Alt) Alt {
	r := a
	r.Bits += b.Bits
	switch {
	case a.Len == 0 && a.Setting == "":
		r.Len, r.PerLen, r.Setting = b.Len, b.PerLen, b.Setting
	case b.Len == a.Len && a.Setting == b.Setting:
		r.PerLen += b.PerLen
	case b.Len != 0 || b.Setting != "":
		r.Endless = true
	}
	r.Endless = r.Endless || b.Endless
	if a.random() && b.random() {
		r.Density = math.Max(a.Density, b.Density)
		r.Digits = a.Digits && b.Digits
		r.Stale = a.Stale && b.Stale
		if a.Accept != b.Accept {
			r.Accept = ""
		}
	} else if b.random() {
		r.Density, r.Digits, r.Stale, r.Accept = b.Density, b.Digits, b.Stale, b.Accept
	}
	if len(r.Way) == 0 {
		r.Way = b.Way
	}
	r.Weak = joinOrigins(a.Weak, b.Weak)
	r.Guess = a.Guess || b.Guess
	r.Unknown = a.Unknown || b.Unknown
	r.Public = r.Unknown && (a.Public || !a.Unknown) && (b.Public || !b.Unknown)
	r.Keyed = a.Keyed || b.Keyed
	r.Fallback = a.Fallback || b.Fallback
	r.Told = a.Told || b.Told
	r.IsConst = a.IsConst && b.IsConst
	r.Const = ""
	if r.IsConst {
		r.Const = a.Const + b.Const
	}
	r.Params = joinParams(a.Params, b.Params)
	r.Marks = union(a.Marks, b.Marks)
	return r
}

func joinOrigins(a, b []Origin) []Origin {
	r := append([]Origin(nil), a...)
next:
	for _, o := range b {
		for _, p := range r {
			if p.Kind == o.Kind {
				continue next
			}
		}
		if len(r) < maxOrigins {
			r = append(r, o)
		}
	}
	return r
}

func joinParams(a, b []Param) []Param {
	r := append([]Param(nil), a...)
next:
	for _, p := range b {
		for _, q := range r {
			if p == q {
				continue next
			}
		}
		r = append(r, p)
	}
	sort.Slice(r, func(i, j int) bool { return r[i].Index < r[j].Index })
	return r
}

// concat mixes every alternative of a with every one of b.
func concat(a, b Value) Value {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	var r Value
	for _, x := range a {
		for _, y := range b {
			r = r.add(mix(x, y))
		}
	}
	return r
}

// either joins the alternatives of both.
func either(a, b Value) Value {
	r := append(Value(nil), a...)
	for _, y := range b {
		r = r.add(y)
	}
	return r
}

// add keeps alternatives that differ in substance, at most maxAlts: beyond
// that the value is unknown, for a rule must not guess.
func (v Value) add(a Alt) Value {
	for i := range v {
		if same(&v[i], &a) {
			v[i].Marks = union(v[i].Marks, a.Marks)
			return v
		}
	}
	if len(v) >= maxAlts {
		for i := range v {
			if v[i].Unknown {
				v[i].Marks = union(v[i].Marks, a.Marks)
				return v
			}
		}
		return append(v, Alt{Unknown: true, Marks: a.Marks})
	}
	return append(v, a)
}

// same reports whether two alternatives agree in substance: in all but the
// ways from their sources.
func same(a, b *Alt) bool {
	if a.Bits != b.Bits || a.PerLen != b.PerLen || a.Len != b.Len || a.Setting != b.Setting || a.Density != b.Density || a.Endless != b.Endless ||
		a.Digits != b.Digits || a.Stale != b.Stale || a.Accept != b.Accept || a.Guess != b.Guess || a.Const != b.Const ||
		a.IsConst != b.IsConst || a.Unknown != b.Unknown || a.Public != b.Public || a.Keyed != b.Keyed || a.Fallback != b.Fallback || a.Told != b.Told ||
		len(a.Weak) != len(b.Weak) {
		return false
	}
	for i := range a.Weak {
		if a.Weak[i].Kind != b.Weak[i].Kind {
			return false
		}
	}
	return slices.Equal(a.Params, b.Params)
}

// each applies f to every alternative.
func (v Value) each(f func(Alt) Alt) Value {
	var r Value
	for _, a := range v {
		r = r.add(f(a))
	}
	return r
}

// step adds a place to the way of every weak origin, of random bits and of
// constants.
func (v Value) step(s Step) Value {
	if s.Line == 0 { // in code that the compiler makes, as for method values
		return v
	}
	return v.each(func(a Alt) Alt {
		ws := make([]Origin, len(a.Weak))
		for i, o := range a.Weak {
			ws[i] = Origin{o.Kind, further(o.Path, s)}
		}
		a.Weak = ws
		if a.random() || a.IsConst || a.Has(FromConst) {
			a.Way = further(a.Way, s)
		}
		return a
	})
}

func further(way []Step, s Step) []Step {
	if len(way) >= maxSteps || len(way) > 0 && way[len(way)-1] == s {
		return way
	}
	return append(append([]Step(nil), way...), s)
}

// encoded is the value written with so many bits a character, at most max
// bits in all where a hash limits it.
func (v Value) encoded(per, max float64, hash bool) Value {
	return v.each(func(a Alt) Alt {
		if a.random() && per > 0 {
			a.Density = per
		}
		if max > 0 && a.Bits > max {
			a.Bits = max
		}
		if hash {
			if a.IsConst {
				a.Marks = union(a.Marks, []Mark{NewMark(FromConst, a.Const)})
			}
			a.Marks = union(a.Marks, []Mark{Hashed})
			a.IsConst, a.Const, a.Digits = false, "", false
			a.Keyed = true
		}
		ps := make([]Param, len(a.Params))
		for i, p := range a.Params {
			ps[i] = p
			ps[i].Hash = p.Hash || hash
			if per > 0 {
				ps[i].Per = per
			}
		}
		a.Params = ps
		return a
	})
}

// cut is the value's first n characters.
func (v Value) cut(n int) Value {
	return v.each(func(a Alt) Alt {
		if !a.random() {
			return a
		}
		d := a.Density
		if d == 0 {
			d = 8
		}
		if m := d * float64(n); a.Endless || a.PerLen > 0 || a.Bits > m {
			a.Bits, a.Endless, a.PerLen, a.Len, a.Setting, a.Accept = m, false, 0, 0, "", ""
		}
		return a
	})
}

// pick is one element that a random index chooses among n (n < 2: unknown
// how many), out of an alphabet that holds digits only or not.
func (v Value) pick(n int, digits bool) Value {
	per := math.Log2(float64(n))
	if n < 2 {
		per = 6
	}
	return v.each(func(a Alt) Alt {
		if a.random() {
			a.Bits, a.Density, a.Endless, a.PerLen, a.Len, a.Setting, a.Digits, a.Accept = per, per, false, 0, 0, "", digits, ""
		}
		a.IsConst, a.Const = false, ""
		return a
	})
}

// times is the value drawn n times; n < 0 is an unknown number of times.
func (v Value) times(n Length) Value {
	return v.each(func(a Alt) Alt {
		if !a.random() {
			return a
		}
		switch {
		case n.Param > 0 || n.Setting != "":
			a.PerLen, a.Len, a.Setting, a.Bits = a.Bits, n.Param, n.Setting, a.Bits*float64(n.Const)
		case n.Known:
			a.Bits *= float64(n.Const)
		default:
			a.Endless = true
		}
		return a
	})
}

// A Length is an integer as far as it is known: Const plus the integer
// parameter Param-1, or plus the setting of a name.
type Length struct {
	Known   bool
	Const   int
	Param   int
	Setting string
}

// fixed reports whether the length is a number.
func (n Length) fixed() bool { return n.Known && n.Param == 0 && n.Setting == "" }
