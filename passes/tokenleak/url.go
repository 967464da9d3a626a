package tokenleak

import (
	"go/constant"
	"go/token"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/bearer"
	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

const urlGain = "URLs are kept in histories and access logs and are handed on as Referer, so that others get hold of it; "

// inURL reports tokens that are put into the query of a URL.
func (c *checker) inURL(fn *ssa.Function) {
	c.urls = map[ssa.Value]*analysis.Diagnostic{}
	var found []*analysis.Diagnostic
	c.inOne = func(d *analysis.Diagnostic) { found = append(found, d) }
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Call:
				c.setParameter(fn, in)
				c.formatted(fn, in)
			case *ssa.MapUpdate:
				if name, ok := text(in.Key); ok && strings.HasSuffix(in.Map.Type().String(), "net/url.Values") && becomesURL(in.Map) {
					c.parameter(fn, in.Pos(), in.Map, name, in.Value)
				}
			case *ssa.BinOp:
				c.joined(fn, in)
			}
		}
	}
	for _, d := range found {
		c.report(d.Pos, d.Message, d.Related...)
	}
}

// before is the finding about another token in the URL that a value is made of,
// or nil: several tokens in one URL are one weakness.
func (c *checker) before(url ssa.Value, depth int) *analysis.Diagnostic {
	if d := c.urls[url]; d != nil || depth > 24 {
		return d
	}
	switch x := url.(type) {
	case *ssa.BinOp:
		return c.before(x.X, depth+1)
	case *ssa.Phi:
		for _, e := range x.Edges {
			if d := c.before(e, depth+1); d != nil {
				return d
			}
		}
	}
	return nil
}

// setParameter judges url.Values' Set and Add.
func (c *checker) setParameter(fn *ssa.Function, call *ssa.Call) {
	for _, e := range c.p.Tracer.Lookup(&call.Call) {
		if e.Role != catalog.Sink || e.Attr("as") != "url" || len(call.Call.Args) < 3 {
			continue
		}
		if name, ok := text(call.Call.Args[1]); ok && becomesURL(call.Call.Args[0]) {
			c.parameter(fn, call.Pos(), call.Call.Args[0], name, call.Call.Args[2])
		}
	}
}

// parameter judges the parameter of the name with the value v of a URL, or of
// what it is made from.
func (c *checker) parameter(fn *ssa.Function, pos token.Pos, url ssa.Value, name string, v ssa.Value) {
	if c.p.Client() && !usersOwn(name, v) || lexicon.OneTime(name) || oneTime(fn) && !lexicon.Telling(name) {
		return
	}
	var e *bearer.Evidence
	if lexicon.Credential(name) {
		e = c.find.Find(fn, v)
	} else if e = c.handedOver(fn, name, v); e == nil {
		return
	}
	if (e == nil || !e.Certain) && own(name) {
		return
	}
	if e == nil && lexicon.TellingCredential(name) && c.unknown(v) {
		e = &bearer.Evidence{What: "the value of " + name}
	}
	if e == nil || lexicon.OneTime(e.Name) || !e.Certain && !lexicon.TellingCredential(name) && outgoing(fn) {
		return
	}
	what := e.What + " is put into a URL as its parameter " + name
	d := c.before(url, 0)
	if d != nil {
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: pos, Message: what})
	} else {
		d = &analysis.Diagnostic{Pos: pos, Message: what + ": " + urlGain + "send it in a header, a cookie or a form, or send a code that is exchanged once"}
		c.inOne(d)
	}
	c.urls[url] = d
}

// usersOwn reports whether what a client of another service sends is a user's
// token, handed in by the caller, and not a credential that it holds itself.
func usersOwn(name string, v ssa.Value) bool {
	switch strings.ToLower(strings.ReplaceAll(name, "_", "")) {
	case "accesstoken", "idtoken":
	default:
		return false
	}
	for _, x := range bearer.Elements(v) {
		if _, ok := ir.Unconverted(x).(*ssa.Parameter); ok {
			return true
		}
	}
	return false
}

// own reports whether a parameter carries by its name the program's own key
// for another service, whose protocol says where it goes, and nobody's login.
func own(name string) bool {
	n := strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(name))
	return strings.Contains(n, "apikey") || strings.Contains(n, "secret") || n == "api" || n == "auth"
}

// outgoing reports whether the function itself sends a request: what it calls
// a token is then mostly the program's own for another service.
func outgoing(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			switch ir.Callee(call.Common()) {
			case "net/http.NewRequest", "net/http.NewRequestWithContext", "net/http.Get", "net/http.Post", "(*net/http.Client).Get", "(*net/http.Client).Post":
				return true
			}
		}
	}
	return false
}

// unknown reports whether a value may be a secret: it is neither constant nor
// hashed.
func (c *checker) unknown(v ssa.Value) bool {
	for _, v := range bearer.Elements(v) {
		made := c.p.Tracer.Of(v)
		if len(made) == 0 {
			return false
		}
		for _, a := range made {
			if !a.IsConst && !a.Keyed {
				return true
			}
		}
	}
	return false
}

// becomesURL reports whether the values become the query of a URL, and not
// the body of a form.
func becomesURL(values ssa.Value) bool {
	for _, same := range aliases(values) {
		if call, ok := same.(*ssa.Call); ok && ir.Callee(&call.Call) == "(*net/url.URL).Query" {
			return true
		}
		if same.Referrers() == nil {
			continue
		}
		for _, ref := range *same.Referrers() {
			call, ok := ref.(*ssa.Call)
			if ok && ir.Callee(&call.Call) == "(net/url.Values).Encode" && query(call, 0) {
				return true
			}
		}
	}
	return false
}

// query reports whether an encoded text is put into a URL.
func query(v ssa.Value, depth int) bool {
	if v.Referrers() == nil || depth > 4 {
		return false
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if f, ok := ref.Addr.(*ssa.FieldAddr); ok && ref.Val == v && ir.FieldName(f) == "net/url.URL.RawQuery" {
				return true
			}
			if i, ok := ref.Addr.(*ssa.IndexAddr); ok && ref.Val == v && formatsURL(i.X) {
				return true
			}
		case *ssa.BinOp:
			if ref.Op == token.ADD && strings.ContainsAny(lastConst(ref.X), "?&") {
				return true
			}
		case *ssa.Phi:
			if query(ref, depth+1) {
				return true
			}
		case *ssa.MakeInterface:
			if query(ref, depth+1) {
				return true
			}
		}
	}
	return false
}

// formatsURL reports whether the list is that of a format with a "?".
func formatsURL(list ssa.Value) bool {
	for _, ref := range *list.Referrers() {
		s, ok := ref.(*ssa.Slice)
		if !ok || s.Referrers() == nil {
			continue
		}
		for _, use := range *s.Referrers() {
			if call, ok := use.(*ssa.Call); ok && strings.HasSuffix(ir.Callee(&call.Call), "printf") {
				if f, ok := text(call.Call.Args[0]); ok && strings.Contains(f, "?%") {
					return true
				}
			}
		}
	}
	return false
}

// aliases are the values that are the same map: those of a variable that is
// set once, of a conversion.
func aliases(v ssa.Value) []ssa.Value {
	r := []ssa.Value{v}
	switch x := v.(type) {
	case *ssa.UnOp:
		if a, ok := x.X.(*ssa.Alloc); ok {
			for _, ref := range *a.Referrers() {
				switch ref := ref.(type) {
				case *ssa.Store:
					r = append(r, ref.Val)
				case *ssa.UnOp:
					r = append(r, ref)
				}
			}
		}
	case *ssa.ChangeType:
		r = append(r, x.X)
	case *ssa.Phi:
		r = append(r, x.Edges...)
	}
	return r
}

var (
	parameterEnd = regexp.MustCompile(`([?&]|^)([A-Za-z][\w.-]*)=$`)
	further      = regexp.MustCompile(`^&[A-Za-z][\w.-]*=`)
	oneTimePath  = regexp.MustCompile(`https?://[a-z0-9-]+\.`)
)

// joined judges texts that are joined with +.
func (c *checker) joined(fn *ssa.Function, x *ssa.BinOp) {
	if x.Op != token.ADD {
		return
	}
	before := lastConst(x.X)
	m := parameterEnd.FindStringSubmatch(before)
	if m == nil || m[1] == "" && !followed(x) || strings.Contains(before, "#") {
		return
	}
	if isOneTimeURL(constants(x.X)) {
		return
	}
	c.parameter(fn, x.Pos(), x, m[2], x.Y)
}

// followed reports whether the text goes on with another parameter.
func followed(x *ssa.BinOp) bool {
	for _, ref := range *x.Referrers() {
		if b, ok := ref.(*ssa.BinOp); ok && b.X == x {
			if t, ok := text(b.Y); ok && further.MatchString(t) {
				return true
			}
		}
	}
	return false
}

// formatted judges texts that are made with a format.
func (c *checker) formatted(fn *ssa.Function, call *ssa.Call) {
	args := call.Call.Args
	if len(args) != 2 || ir.Callee(&call.Call) != "fmt.Sprintf" {
		return
	}
	format, ok := text(args[0])
	if !ok || !strings.Contains(format, "=%") || isOneTimeURL(format) {
		return
	}
	parts := regexp.MustCompile(`%[^a-zA-Z%]*[a-zA-Z]`).Split(format, -1)
	for i, v := range bearer.Elements(args[1]) {
		if i >= len(parts) {
			return
		}
		if m := parameterEnd.FindStringSubmatch(parts[i]); m != nil && m[1] != "" {
			c.parameter(fn, call.Pos(), call, m[2], v)
		}
	}
}

// isOneTimeURL reports whether a URL's constant part is that of a mail's link
// that holds once, or of another site's API, which says how it wants its
// tokens.
func isOneTimeURL(constant string) bool {
	return oneTimePath.MatchString(strings.ToLower(constant)) || lexicon.OneTime(constant)
}

// lastConst is the constant with which a text ends, or "".
func lastConst(v ssa.Value) string {
	if t, ok := text(v); ok {
		return t
	}
	if b, ok := v.(*ssa.BinOp); ok && b.Op == token.ADD {
		return lastConst(b.Y)
	}
	return ""
}

// constants are the constant parts of a text that is joined with +.
func constants(v ssa.Value) string {
	if b, ok := v.(*ssa.BinOp); ok && b.Op == token.ADD {
		return constants(b.X) + " " + constants(b.Y)
	}
	t, _ := text(v)
	return t
}

// oneTime reports whether the function, or the one around it, is about links
// and codes that hold once.
func oneTime(fn *ssa.Function) bool {
	for f := fn; f != nil; f = f.Parent() {
		if f.Parent() == nil && lexicon.OneTime(f.Name()) {
			return true
		}
	}
	return false
}

// text is a constant text.
func text(v ssa.Value) (string, bool) {
	switch x := v.(type) {
	case *ssa.MakeInterface:
		return text(x.X)
	case *ssa.Const:
		if x.Value != nil && x.Value.Kind() == constant.String {
			return constant.StringVal(x.Value), true
		}
	}
	return "", false
}
