package trace

import (
	"strings"
	"testing"
)

func guessable(kind string) Value { return Value{{Weak: []Origin{{Kind: kind}}}} }

func text(s string) Value { return Value{{IsConst: true, Const: s}} }

func TestConcat(t *testing.T) {
	v := concat(concat(text("sess-"), Value{{Bits: 64, Density: 4}}), Value{{Bits: 64, Density: 6}})
	if len(v) != 1 || v[0].Bits != 128 || v[0].IsConst || v[0].Density != 6 {
		t.Errorf("a prefix and two halves: %+v, want 128 bits", v)
	}
	v = concat(guessable("time"), concat(guessable("math/rand"), guessable("time")))
	if len(v) != 1 || len(v[0].Weak) != 2 {
		t.Errorf("two predictable sources, one of them twice: %+v", v)
	}
	if v = concat(text("a"), text("b")); len(v) != 1 || v[0].Const != "ab" {
		t.Errorf("two constants: %+v", v)
	}
	if v = concat(unknown(), Value{{Bits: 128}}); len(v) != 1 || !v[0].Unknown || v[0].Bits != 128 {
		t.Errorf("random bits beside what is unknown: %+v", v)
	}
}

func TestEitherIsBounded(t *testing.T) {
	var v Value
	for range 20 {
		v = either(v, text("same"))
	}
	if len(v) != 1 {
		t.Errorf("one constant by twenty ways: %d alternatives", len(v))
	}
	for i := range 20 {
		v = either(v, text(strings.Repeat("x", i)))
	}
	if len(v) > maxAlts+1 || !v[len(v)-1].Unknown {
		t.Errorf("twenty constants: %d alternatives, the last %+v; want at most %d, and then unknown", len(v), v[len(v)-1], maxAlts+1)
	}
}

func TestMarksAreNoSubstance(t *testing.T) {
	v := either(Value{{IsConst: true, Const: "k", Marks: []Mark{NewMark(FromEnv, "A")}}}, Value{{IsConst: true, Const: "k", Marks: []Mark{NewMark(FromEnv, "B")}}})
	if len(v) != 1 || len(v[0].Marks) != 2 {
		t.Errorf("one constant under two marks: %+v", v)
	}
}

func TestEncodedAndCut(t *testing.T) {
	v := Value{{Bits: 256, Density: 8}}.encoded(4, 0, false) // 32 bytes in hex
	if v[0].Bits != 256 || v[0].Density != 4 {
		t.Errorf("in hex: %+v", v)
	}
	if v = v.cut(16); v[0].Bits != 64 {
		t.Errorf("16 of the digits: %v bits, want 64", v[0].Bits)
	}
	if v = v.cut(100); v[0].Bits != 64 {
		t.Errorf("a cut beyond the end: %v bits, want 64", v[0].Bits)
	}
	if v = guessable("time").encoded(4, 256, true); len(v) != 1 || v[0].Weak[0].Kind != "time" || !v[0].Keyed {
		t.Errorf("a hash of the time: %+v, want still the time", v)
	}
	if v = (Value{{Bits: 512}}).encoded(4, 256, true); v[0].Bits != 256 {
		t.Errorf("a hash of 512 bits: %v", v[0].Bits)
	}
}

func TestTimes(t *testing.T) {
	one := Value{{Bits: 8, Density: 8}}.pick(62, false)
	if v := one.times(Length{Known: true, Const: 10}); v[0].Bits < 59 || v[0].Bits > 60 {
		t.Errorf("ten of 62 letters: %v bits", v[0].Bits)
	}
	if v := one.times(Length{Param: 1}); v[0].Len != 1 || v[0].PerLen < 5.9 {
		t.Errorf("as many as the first parameter says: %+v", v)
	}
	if v := one.times(Length{}); !v[0].Endless {
		t.Errorf("nobody knows how many: %+v", v)
	}
	if v := (Value{{Bits: 8}}).pick(10, true); !v[0].Digits {
		t.Errorf("digits: %+v", v)
	}
}

func TestWaysAreBounded(t *testing.T) {
	v := guessable("time")
	for i := range 30 {
		v = v.step(Step{"a.go", i + 1, "on"})
	}
	if n := len(v[0].Weak[0].Path); n != maxSteps {
		t.Errorf("a way of %d steps, want %d", n, maxSteps)
	}
	if v = v.step(Step{}); len(v[0].Weak[0].Path) != maxSteps {
		t.Error("a place without a line became a step")
	}
}
