package summary

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// prefixUse adds what stands in a store's key after a text that says that it
// is a session's id or a token: "session:"+id.
func (s *Package) prefixUse(in ssa.CallInstruction, e *catalog.Entry, arg func(int) ssa.Value, add adder) {
	if k := e.Attr("kind"); e.Attr("key") == "" || k != "insert" && k != "upsert" {
		return
	}
	key := arg(e.Int("key", 0))
	if key == nil {
		return
	}
	prefix, rest := afterPrefix(Bare(key))
	if rest != nil && isText(rest.Type()) && lexicon.TokenPrefix(prefix) {
		add(in.Pos(), lexicon.Token, "the key after "+quote(prefix), ByName, rest)
	}
}

// afterPrefix takes a text that is made here apart into its constant beginning
// and what follows, nil if it isn't of these two parts.
func afterPrefix(v ssa.Value) (string, ssa.Value) {
	switch x := v.(type) {
	case *ssa.BinOp:
		if prefix, ok := trace.TextOf(x.X); ok && x.Op == token.ADD {
			return prefix, x.Y
		}
	case *ssa.Call:
		if ir.Callee(&x.Call) != "fmt.Sprintf" {
			return "", nil
		}
		format, _ := trace.TextOf(x.Call.Args[0])
		parts := elements(x.Call.Args[1])
		if n := len(format) - len("%s"); n > 0 && format[n:] == "%s" && len(parts) == 1 {
			return format[:n], ir.Unconverted(parts[0])
		}
	}
	return "", nil
}
