package summary

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// prefixUse adds what stands in a store's key after a text that says that it
// is a session's id or a token: "session:"+id.
func (s *Package) prefixUse(in ssa.CallInstruction, e *catalog.Entry, arg func(int) ssa.Value, add adder) {
	var key ssa.Value
	switch kind := e.Attr("kind"); {
	case e.Attr("command") != "": // redigo's Do
		command, _ := trace.TextOf(arg(e.Int("command", 0)))
		if slices.Contains(strings.Split(e.Attr("insert"), ","), strings.ToUpper(command)) {
			key = firstOf(arg(e.Int("args", 1)))
		}
	case e.Attr("key") != "" && (kind == "insert" || kind == "upsert"):
		key = arg(e.Int("key", 0))
	}
	if key == nil {
		return
	}
	prefix, rest := afterPrefix(Bare(key))
	if rest != nil && isText(rest.Type()) && lexicon.TokenPrefix(prefix) {
		add(in.Pos(), lexicon.Token, "the key after "+quote(prefix), ByName, rest)
	}
}

// firstOf is the first of a list of arguments, or nil.
func firstOf(list ssa.Value) ssa.Value {
	s, ok := list.(*ssa.Slice)
	if !ok {
		return nil
	}
	array, ok := s.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	for _, ref := range *array.Referrers() {
		at, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		if i, ok := at.Index.(*ssa.Const); !ok || i.Int64() != 0 {
			continue
		}
		for _, use := range *at.Referrers() {
			if st, ok := use.(*ssa.Store); ok && st.Addr == at {
				return st.Val
			}
		}
	}
	return nil
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
