package trace

import (
	"fmt"
	"strings"
)

// String describes the value for tests and debugging: its alternatives,
// parted by " or ".
func (v Value) String() string {
	if len(v) == 0 {
		return "nothing"
	}
	var s []string
	for _, a := range v {
		s = append(s, a.String())
	}
	return strings.Join(s, " or ")
}

func (a Alt) String() string {
	var s []string
	switch {
	case a.PerLen > 0:
		s = append(s, fmt.Sprintf("%.1f bits x param %d", a.PerLen, a.Len-1))
	case a.Endless:
		s = append(s, "random")
	case a.Bits > 0:
		s = append(s, fmt.Sprintf("%.0f bits", a.Bits))
	}
	for _, o := range a.Weak {
		s = append(s, "weak "+o.Kind)
	}
	for _, p := range a.Params {
		s = append(s, fmt.Sprintf("param %d", p.Index))
	}
	for _, f := range []struct {
		set  bool
		name string
	}{{a.IsConst, "const"}, {a.Unknown && !a.Public, "unknown"}, {a.Public, "public"}, {a.Stale, "drawn once"}, {a.Keyed, "hashed"}, {a.Digits, "digits"}, {a.Guess, "guessable"}, {a.Told, "told"}} {
		if f.set {
			s = append(s, f.name)
		}
	}
	for _, m := range a.Marks {
		s = append(s, "<"+string(m)+">")
	}
	if len(s) == 0 {
		return "plain"
	}
	return strings.Join(s, ", ")
}
