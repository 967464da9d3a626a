package plainstore

import (
	"fmt"
	"go/constant"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/bearer"
	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// file judges the mode of a file or directory that is made for tokens.
func (c *checker) file(fn *ssa.Function, k summary.Sink) {
	call, ok := k.In.(ssa.CallInstruction)
	if !ok {
		return
	}
	args, e := call.Common().Args, k.Entry()
	path := e.Int("path", 0)
	mode, ok := modeOf(e, args)
	if !ok || mode&0o077 == 0 {
		return
	}
	dir := strings.Contains(e.Name, "Mkdir")
	if strings.HasSuffix(e.Name, "OpenFile") && !creates(args[1]) {
		return
	}
	name := c.texts(args[path], 0)
	what := ""
	inside := c.content(fn, call)
	switch ev := c.find.Find(fn, k.Value); {
	case strings.HasSuffix(e.Name, "WriteFile") && ev != nil && !ev.Whole && !lexicon.OneTime(ev.Name):
		what = ev.What + " is written to a file"
	case inside != nil:
		what = inside.What + " is written to a file"
	case lexicon.SecretFile(name) && dir:
		what = fmt.Sprintf("the directory %q for tokens is made", strings.TrimSpace(name))
	case lexicon.SecretFile(name):
		what = fmt.Sprintf("the file %q with tokens is made", strings.TrimSpace(name))
	default:
		return
	}
	right := "0600"
	if e.Attr("mode") != "" {
		right = "os.OpenFile with mode 0600"
	}
	if dir {
		right = "0700"
	}
	c.report(k.Pos, fmt.Sprintf("%s with mode %#o: other users of the host can read it and are then logged in; use %s", what, mode, right))
}

// modeOf is the constant mode that a call gives a file, or that it always has.
func modeOf(e *catalog.Entry, args []ssa.Value) (int64, bool) {
	if e.Attr("mode") != "" {
		mode, err := strconv.ParseInt(e.Attr("mode"), 8, 64)
		return mode, err == nil
	}
	perm := e.Int("perm", 0)
	if perm >= len(args) {
		return 0, false
	}
	c, ok := args[perm].(*ssa.Const)
	if !ok || c.Value == nil {
		return 0, false
	}
	return c.Int64(), true
}

// creates reports whether the flags of os.OpenFile make a new file.
func creates(flags ssa.Value) bool {
	c, ok := flags.(*ssa.Const)
	const create = 0x40 | 0x200 // O_CREAT of Linux and of the BSDs
	return ok && c.Value != nil && c.Int64()&create != 0
}

// texts are the constant parts of a path.
func (c *checker) texts(v ssa.Value, depth int) string {
	if depth > 5 {
		return ""
	}
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.String {
			return constant.StringVal(v.Value)
		}
	case *ssa.MakeInterface:
		return c.texts(v.X, depth+1)
	case *ssa.BinOp:
		return c.texts(v.X, depth+1) + c.texts(v.Y, depth+1)
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return c.returned(call, v.Index, depth)
		}
	case *ssa.Call:
		if name := ir.Callee(&v.Call); name == "path/filepath.Dir" || name == "path.Dir" {
			file := c.texts(v.Call.Args[0], depth+1)
			return file[:max(0, strings.LastIndex(file, "/"))]
		}
		if f := v.Call.StaticCallee(); f != nil && f.Blocks != nil {
			return c.returned(v, 0, depth)
		}
		if f := v.Call.StaticCallee(); f != nil && f.Pkg != nil && origin.Std(f.Pkg.Pkg.Path()) {
			var parts []string
			for _, a := range v.Call.Args {
				for _, x := range bearer.Elements(a) {
					if s := c.texts(x, depth+1); s != "" {
						parts = append(parts, s)
					}
				}
			}
			return strings.Join(parts, "/")
		}
	}
	for _, a := range c.p.Tracer.Of(v) {
		if a.IsConst {
			return a.Const
		}
	}
	return ""
}

// returned are the constant parts of the path that a function of the package
// returns.
func (c *checker) returned(call *ssa.Call, result, depth int) string {
	f := call.Call.StaticCallee()
	if f == nil {
		return ""
	}
	for _, b := range f.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && result < len(ret.Results) {
			if s := c.texts(ret.Results[result], depth+1); s != "" {
				return s
			}
		}
	}
	return ""
}

// setting judges a token that a configuration library writes to its file
// under the library's own mode.
func (c *checker) setting(fn *ssa.Function, k summary.Sink) {
	e := k.Entry()
	call, ok := k.In.(ssa.CallInstruction)
	if !ok || k.At.Line > 0 {
		return
	}
	args := call.Common().Args
	if call.Common().Signature().Recv() != nil {
		args = args[1:]
	}
	key := c.texts(args[e.Int("name", 0)], 0)
	if !lexicon.Keepable(key) && !lexicon.Password(key) || !c.unknown(c.p.Tracer.Of(k.Value)) {
		return
	}
	if !c.calls(e, strings.Split(e.Attr("writers"), ",")...) || c.calls(e, e.Attr("modes")) {
		return
	}
	c.report(k.Pos, fmt.Sprintf("the setting %s is a token and is written to the configuration file with the library's mode 0644: other users of the host can read it and are then logged in; call %s(0o600) before the file is read or written", key, e.Attr("modes")))
}

// calls reports whether the package calls one of the functions or methods of
// the entry's library.
func (c *checker) calls(e *catalog.Entry, names ...string) bool {
	pkg := strings.TrimPrefix(strings.TrimPrefix(e.Name, "(*"), "(")
	pkg = pkg[:strings.LastIndex(pkg, "/")+1]
	for _, fn := range c.p.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(ssa.CallInstruction)
				if !ok {
					continue
				}
				callee := ir.Callee(call.Common())
				if !strings.Contains(callee, pkg) {
					continue
				}
				for _, n := range names {
					if strings.HasSuffix(callee, "."+n) {
						return true
					}
				}
			}
		}
	}
	return false
}
