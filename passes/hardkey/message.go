package hardkey

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/sessionlint/sessionlint/internal/trace"
)

// message says what is wrong, how it is known, what an attacker gains and
// what to write instead.
func message(f finding) string {
	if f.kind == inside {
		state := "is empty"
		if f.sink.As == "constant-key" {
			state = "is a constant in its code"
		}
		return fmt.Sprintf("%s signs or checks tokens with a key that %s (%s at %s:%d): anyone can make valid tokens; use a version or library that takes the key from you",
			strings.NewReplacer("(", "", ")", "", "*", "").Replace(f.sink.API[strings.LastIndex(f.sink.API, "/")+1:]), state, f.sink.What, f.sink.At.File, f.sink.At.Line)
	}
	return fmt.Sprintf("the key %s %s%s: %s; %s", place(f), what(f), way(f), gain(f), repair(f))
}

// place is what takes the key.
func place(f finding) string {
	s := "(" + f.sink.What
	if f.sink.At.Line > 0 {
		s += " at " + f.sink.At.File + ":" + strconv.Itoa(f.sink.At.Line)
	}
	return s + ")"
}

func what(f finding) string {
	switch f.kind {
	case constant:
		return "is a constant in the code, " + masked(f.text)
	case embedded:
		return fmt.Sprintf("is the file %q, which is compiled in", f.text)
	case byDefault:
		if n := f.from.Name(); n != "" {
			return fmt.Sprintf("is the setting %q, by default the constant %s", n, masked(f.text))
		}
		return "is by default the constant " + masked(f.text)
	case empty:
		return "is empty"
	case unset:
		return "is " + setting(f.from) + ", and nothing refuses an empty one"
	case unmeasured:
		return "is " + setting(f.from) + ", and nothing refuses a short one"
	case public:
		return "is made of " + setting(f.from) + ", which is no secret"
	}
	return fmt.Sprintf("holds %.0f random bits of the %d asked for", f.bits, bits)
}

func setting(m trace.Mark) string {
	if m.Kind() == trace.FromEnv {
		return "the environment variable " + m.Name()
	}
	return fmt.Sprintf("the setting %q", m.Name())
}

// masked shows of a key only so much that it can be recognised: findings are
// written to logs.
func masked(text string) string {
	r := []rune(text)
	n := min(3, len(r)/2)
	return fmt.Sprintf("%q (%d bytes)", string(r[:n])+"…", len(text))
}

// way is the chain from the constant, for drivers that show only the message.
func way(f finding) string {
	if len(f.way) == 0 {
		return ""
	}
	var s []string
	for _, p := range f.way {
		s = append(s, p.String())
	}
	return " (" + strings.Join(s, " -> ") + ")"
}

func gain(f finding) string {
	switch f.kind {
	case empty, public:
		return "anyone can make valid sessions and tokens with it"
	case unset:
		return "where it is not set, anyone can sign valid sessions and tokens with the empty key"
	case unmeasured:
		return "where it is a word, one token is enough to search for it offline, and then anyone can sign valid sessions and tokens"
	case short:
		return "it can be searched offline from one token"
	case byDefault:
		return "whoever reads the code can make valid sessions and tokens for every installation that keeps it"
	}
	return "whoever reads the code or the binary can make himself a valid session or token as any user"
}

func repair(f finding) string {
	switch f.kind {
	case unset, unmeasured:
		return "stop at start if it is shorter than 32 bytes"
	case byDefault:
		return "leave the default out and stop at start if the key is missing or shorter than 32 bytes, or make a random one then"
	case short:
		return "read 32 bytes with crypto/rand.Read"
	}
	return "read the key from the environment or a secret store, stop at start if it is shorter than 32 bytes, and change it now"
}
