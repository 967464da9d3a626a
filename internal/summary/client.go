package summary

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// Client reports whether the package only speaks to other services: it sends
// requests and serves none. Its tokens, keys and passwords are theirs, and go
// where their interfaces want them.
func (s *Package) Client() bool {
	if s.client == nil {
		is := s.sends() && !s.serves()
		s.client = &is
	}
	return *s.client
}

// sends reports whether the package sends requests.
func (s *Package) sends() bool {
	for _, imp := range s.IR.SSA.Pkg.Imports() {
		if clientLibrary(imp.Path()) {
			return true
		}
	}
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if call, ok := in.(ssa.CallInstruction); ok && sendsRequest(ir.Callee(call.Common())) {
					return true
				}
			}
		}
	}
	return false
}

func sendsRequest(callee string) bool {
	switch callee {
	case "net/http.NewRequest", "net/http.NewRequestWithContext", "net/http.Get", "net/http.Post", "net/http.PostForm",
		"(*net/http.Client).Get", "(*net/http.Client).Post", "(*net/http.Client).PostForm", "(*net/http.Client).Do":
		return true
	}
	return false
}

// clientLibrary reports whether a package's path is that of a library that
// sends requests.
func clientLibrary(path string) bool {
	for _, p := range []string{"github.com/go-resty/resty", "resty.dev/", "github.com/imroc/req", "github.com/hashicorp/go-retryablehttp", "github.com/valyala/fasthttp/fasthttpproxy"} {
		if strings.HasPrefix(path, p) {
			return true
		}
	}
	return false
}

// serves reports whether a function of the package takes what a server hands
// to its handlers, or reads what comes in.
func (s *Package) serves() bool {
	for _, fn := range s.IR.Funcs {
		for p := range fn.Signature.Params().Variables() {
			n := ir.TypePath(p.Type())
			if n == "net/http.ResponseWriter" || n == "net/http.Request" && !s.IR.Dependency && strings.HasPrefix(p.Type().String(), "*") && !roundTrips(fn) || catalog.Default().Has(n, catalog.EntryType) != nil {
				return true
			}
		}
	}
	return false
}

// roundTrips reports whether a function that takes a request sends it.
func roundTrips(fn *ssa.Function) bool {
	res := fn.Signature.Results()
	for i := range res.Len() {
		if ir.TypePath(res.At(i).Type()) == "net/http.Response" {
			return true
		}
	}
	l := strings.ToLower(fn.Name())
	return strings.Contains(l, "sign") || strings.Contains(l, "send") || strings.HasPrefix(l, "do") || strings.HasPrefix(l, "set") || strings.HasPrefix(l, "add") || strings.HasPrefix(l, "with")
}
