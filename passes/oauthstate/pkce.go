package oauthstate

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// challenged reports whether a call of AuthCodeURL has a PKCE challenge among
// its options, or options that cannot be seen.
func challenged(call *ssa.Call) bool {
	opts, seen := options(call)
	if !seen {
		return true
	}
	for _, o := range opts {
		opt, ok := o.(*ssa.Call)
		if !ok {
			if _, variable := o.(*ssa.UnOp); !variable {
				return true
			}
			continue
		}
		switch name := ir.Callee(&opt.Call); {
		case strings.HasSuffix(name, ".S256ChallengeOption"):
			return true
		case strings.HasSuffix(name, ".SetAuthURLParam"):
			if n, ok := trace.TextOf(opt.Call.Args[0]); ok && n == "code_challenge" {
				return true
			}
		case !strings.HasPrefix(name, "golang.org/x/oauth2.") && !strings.Contains(name, "go-oidc"):
			return true
		}
	}
	return false
}

// options are the options of a call of AuthCodeURL, if they can be seen.
func options(call *ssa.Call) (r []ssa.Value, seen bool) {
	args := call.Call.Args
	if len(args) < 3 {
		return nil, true
	}
	list, ok := args[2].(*ssa.Slice)
	if !ok {
		_, none := args[2].(*ssa.Const)
		return nil, none
	}
	return elements(list), true
}

// elements are the values that a list is made of.
func elements(list *ssa.Slice) []ssa.Value {
	var r []ssa.Value
	for _, ref := range *list.X.Referrers() {
		a, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		for _, use := range *a.Referrers() {
			if st, ok := use.(*ssa.Store); ok {
				r = append(r, st.Val)
			}
		}
	}
	return r
}

// bound reports whether the login that a state belongs to is bound to whoever
// began it by PKCE, with a verifier that nobody else knows: a code that is
// slipped in cannot be exchanged. One in a field may be the same for everybody.
func (c *checker) bound(k summary.Sink) bool {
	call, ok := k.In.(*ssa.Call)
	if !ok || k.At.Line > 0 {
		return false
	}
	opts, _ := options(call)
	for _, o := range opts {
		if opt, ok := o.(*ssa.Call); ok && strings.HasSuffix(ir.Callee(&opt.Call), ".S256ChallengeOption") {
			v := c.Tracer.Of(opt.Call.Args[0])
			return len(v) > 0 && guessable(v) == "" && !v.Has(trace.FromField)
		}
	}
	return false
}
