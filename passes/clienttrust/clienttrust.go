package clienttrust

import (
	"flag"
	"fmt"
	"go/token"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Analyzer reports identities that are believed because a client says so.
var Analyzer = &analysis.Analyzer{
	Name:     "clienttrust",
	Doc:      "report identities and login states that are read from unsigned cookies and headers\n\nWho is logged in, and as what, must come from a session that the server keeps, or from something that it has signed: what else a cookie or header says is the client's to choose.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/clienttrust.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{summary.Analyzer},
	Flags:    flags(),
}

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("clienttrust", flag.ExitOnError)
	scope.Flags(fs)
	return *fs
}

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[summary.Analyzer].(*summary.Package)
	if p == nil {
		summary.Tell(pass)
		return nil, nil
	}
	if p.IR.Dependency {
		return nil, nil
	}
	out := report.New(pass)
	defer out.Close()
	c := &checker{Package: p, asking: map[ssa.Value]bool{}}
	told := map[string]bool{}
	read := map[trace.Mark]bool{}
	for _, find := range []func(*ssa.Function) []belief{c.beliefs, c.additions, c.kept} {
		for _, fn := range p.IR.Funcs {
			summary.Guard(pass, func() {
				for _, b := range find(fn) {
					// What one function believes several times is one weakness,
					// and so is what is written here and believed here.
					key := fmt.Sprint(fn, b.mark)
					if told[key] || !b.pos.IsValid() || b.write && read[b.mark] {
						continue
					}
					told[key], read[b.mark] = true, true
					out.Report(analysis.Diagnostic{Pos: b.pos, Message: b.message()})
				}
			})
		}
	}
	return nil, nil
}

type checker struct {
	*summary.Package
	asking  map[ssa.Value]bool // what sent is looking at: values that go around loops
	callers map[*ssa.Function][]ssa.CallInstruction
}

// A belief is a place where the client's word is taken.
type belief struct {
	pos  token.Pos
	mark trace.Mark // cookie:user, header:X-User
	name string     // what it is read as, if not the mark's own name
	what string     // what is done with it
	add  bool       // a header that is added to what the client sent

	write bool // a cookie that is written, and believed elsewhere
}

func (b belief) message() string {
	if b.add {
		return fmt.Sprintf("the request's header %s is added to, and what the client sent under this name stays in front of it: whoever reads the header next acts for a user of the client's choice; use Set, which replaces what the client sent", b.mark.Name())
	}
	if b.mark.Kind() == trace.FromHeader {
		return fmt.Sprintf("the request's header %s %s, but every client can send it: whoever reaches this server without the proxy is the user they name; believe it only from a trusted proxy's address, or where the configuration asks for it", b.mark.Name(), b.what)
	}
	where := "the cookie " + b.mark.Name()
	if b.name != "" {
		where = b.name + " in the cookie " + b.mark.Name()
	}
	if b.mark.Name() == "" {
		where = "a cookie"
	}
	return fmt.Sprintf("%s %s, but it is neither signed nor looked up as a secret: anyone can write it and be whoever they like; keep it in a session on the server, or sign the cookie (gorilla/securecookie, an HMAC)", where, b.what)
}
