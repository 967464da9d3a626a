package cookie

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A Summary is what callers in other packages need to know of a function.
type Summary struct {
	Writes  []Template  // cookies it writes, with attributes from parameters
	Returns []Returned  // cookies it returns
	Params  []Parameter // what it does with cookies it is given
	Texts   []Text      // pieces of a Set-Cookie header it returns
	Sets    *Set        // what the function that it returns sets on a cookie that it is given
}

// Returned is a cookie that is a function's result.
type Returned struct {
	Result int
	Cookie Template
}

// Parameter is what a function does with a cookie in a parameter.
type Parameter struct {
	Param    int
	Set      Set
	Sunk     bool
	Client   bool
	Unknown  bool
	Via      int // it is completed by the functions in this parameter, counted from 1
	Returned []int
}

// AFact marks Summary as a fact.
func (*Summary) AFact() {}

func (s *Summary) String() string {
	sets := ""
	if s.Sets != nil {
		sets = " sets"
	}
	return fmt.Sprintf("cookies(writes=%d returns=%d params=%d texts=%d%s)", len(s.Writes), len(s.Returns), len(s.Params), len(s.Texts), sets)
}

func (s *Summary) empty() bool {
	return len(s.Writes)+len(s.Returns)+len(s.Params)+len(s.Texts) == 0 && s.Sets == nil
}

// Configured is a package fact: the package or one that it imports sets the
// attributes of its session store's cookie.
type Configured struct{ Secure bool }

// AFact marks Configured as a fact.
func (*Configured) AFact() {}

func (c *Configured) String() string { return "configures session cookies" }

func (p *Package) summary(f *ssa.Function) *Summary {
	s := p.sums[f]
	if s == nil {
		s = &Summary{}
		p.sums[f] = s
	}
	return s
}

// export exports the summaries of the functions that other packages can call.
func (p *Package) export() {
	for _, f := range p.ir.Funcs {
		obj, ok := f.Object().(*types.Func)
		if !ok || obj == nil || obj.Pkg() != p.pass.Pkg || !obj.Exported() {
			continue
		}
		s := p.summary(f)
		for i, q := range f.Params {
			e := p.cookieType(q.Type())
			if e == nil {
				continue
			}
			if u := p.paramUse(f, i, false); u != nil {
				s.Params = append(s.Params, Parameter{i, u.set, u.sunk, u.client, u.unknown, u.via, u.returned})
			}
		}
		s.Sets = p.setter(f)
		if !p.ir.Dependency && !p.told[f] && f.Signature.Results().Len() > 0 && textual(f.Signature.Results().At(0).Type()) {
			if ts := p.resultText(f, 0, 0); cookieText(ts) {
				s.Texts = ts
			}
		}
		if !s.empty() {
			p.pass.ExportObjectFact(obj, s)
		}
	}
}

// cookieText reports whether texts have an attribute of a cookie in them.
func cookieText(ts []Text) bool {
	for _, t := range ts {
		for _, a := range t {
			s := strings.ToLower(a.Text)
			for _, w := range []string{"httponly", "samesite", "secure", "max-age", "path="} {
				if a.Kind == Const && strings.Contains(s, w) {
					return true
				}
			}
			if a.Wide {
				return true
			}
		}
	}
	return false
}
