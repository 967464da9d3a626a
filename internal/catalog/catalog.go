// Package catalog says what the calls and fields of libraries mean for
// session security. The knowledge is data: one small file a library under
// data/, in a line format that is also meant for users' own wrappers:
//
//	# comment; where the facts were read
//	package github.com/gin-gonic/gin [covered]
//	(*Context).SetCookie  cookie-write name=0 value=1 maxage=2 path=3 domain=4 secure=5 httponly=6
//
// A line "tree github.com/quic-go" says that a path and all below it are
// infrastructure: what is random in there stays in there.
//
// A line "testing github.com/onsi/gomega" says that who imports the path only
// helps tests. "remedy RULE TEXT" gives what a rule's findings about the
// package, and those below it, say to write instead.
//
// A line names a function, method, field, type or variable of the package
// above it, a role, and the role's attributes. Argument numbers do not count
// the receiver, which is called recv; a variadic parameter is one argument, and
// type parameters are left out of names. "(*T).*" and "*" stand for all methods
// of a type and all functions of a package that have no line of their own.
package catalog

import (
	"embed"
	"io/fs"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// A Role is what a call or field means.
type Role string

// The roles. Attributes are named in parentheses.
const (
	Weak          Role = "weak"           // result is predictable (kind=, result=), unless the generator via= draws from a source of the program's own
	Strong        Role = "strong"         // result holds random bits (bits=, per=, len=ARG, max=ARG, alphabet=ARG, reader=ARG, result=, accept=)
	FillWeak      Role = "fill-weak"      // argument buf= is filled with predictable bytes (kind=)
	FillStrong    Role = "fill-strong"    // argument buf= is filled with random bytes
	FillReader    Role = "fill-reader"    // argument buf= is filled from the reader argument reader=
	WeakReader    Role = "weak-reader"    // a reader or generator of predictable bytes (kind=), unless its source= is the program's own
	StrongReader  Role = "strong-reader"  // a reader of random bytes; file=ARG: where that argument is one of paths=, devices whose reads can fail
	Pass          Role = "pass"           // result carries arguments from=0,1 (default all), or the field what its struct does; per= bits a character, max= bits, mark= what it becomes, sep=ARG: its elements are parts between separators, head=MARK: what the part before the first dot becomes; either=true: it is one of its arguments, of which the last is the default
	Write         Role = "write"          // receiver (or arg to=) accumulates the other arguments
	Source        Role = "source"         // result= (default 0), or what is written into arg into=, or the field, is of kind mark=, under the name in arg name= or named=; default=ARG is the other value it can have; from=ARG|recv keeps that argument's marks; of=ARG|recv made=F,G: where that argument is what F or G made of a text, it keeps the text's marks only
	Given         Role = "given"          // the function in arg= (default 0), or in the field, is given what is of kind mark= under the name named= as its parameter param= (default 0)
	Sink          Role = "sink"           // argument arg= (default 0; all: each) or the field ends as=token|key|state|id (secrets), or as=log|url|redirect|persist|…
	Reveals       Role = "reveals"        // a type whose values, printed whole, show credentials (what=)
	PrintsItself  Role = "prints-itself"  // a method by which a type decides how it is printed or logged
	KeyFunc       Role = "key-func"       // functions that take a pointer to this type and return (any, error) answer with something as=key
	IDFunc        Role = "id-func"        // the function value in arg= or the field makes ids as=
	CookieWrite   Role = "cookie-write"   // writes a response cookie (to=ARG, default the receiver): cookie=ARG, or the attributes' positions
	CookieClient  Role = "cookie-client"  // request side: not a response cookie
	CookieDrop    Role = "cookie-drop"    // clears the response cookie name= (default 0), or with none all of them
	CookieRead    Role = "cookie-read"    // result is a cookie parsed from a request
	CookieType    Role = "cookie-type"    // a struct that is a cookie (samesite-default=lax; none=secure: SameSite=None makes it Secure; path=request: without a path it is for the directory of the request)
	CookieOptions Role = "cookie-options" // a struct with the session cookie's attributes (kind=, default=, when=FIELD)
	CookieField   Role = "cookie-field"   // field that is the attribute attr= (inverted=true)
	CookieSetter  Role = "cookie-setter"  // method that sets attribute attr= of its receiver to arg=; option=true: function that makes such an option
	CookieStore   Role = "cookie-store"   // constructor of a session store; default=secure,httponly,samesite (options=ARG, options-field=, kind=, since=, module=; client=true: all is in the cookie, of whose keys=ARG the first signs and the second encrypts)
	CookieBare    Role = "cookie-bare"    // result is a session whose cookie has none of its store's attributes, but those of its field options-field=
	CookieApply   Role = "cookie-apply"   // applies the options struct in arg= to a session or store; without arg= the field that holds the struct
	SameSiteCtx   Role = "samesite-ctx"   // sets SameSite for the cookies written later on the receiver
	ResponseSend  Role = "response-send"  // sends the header of the response to=ARG: what is set on it later has no effect
	HeaderSet     Role = "header-set"     // sets header name= to value=
	ConfigDefault Role = "config-default" // sets the default value= of the setting key=, or those of all in the map map=; a field is the default of the setting that the field key= beside it names, and of what the pointer into= is to
	ConfigRead    Role = "config-read"    // result is the setting key=
	ConfigFill    Role = "config-fill"    // fills the struct into= with the settings, or those below the name under=, by its fields' names or their tag=
	Deferred      Role = "cookie-hook"    // argument is a callback that receives the cookie

	WholeURL       Role = "whole-url"       // result, or the field, is a request's URL with its query
	Match          Role = "match"           // whether a pattern occurs anywhere in the text arg=; pattern=ARG: unless that holds from its beginning
	EntryType      Role = "entry"           // a type: frameworks call the functions that take it, or the methods of types that embed it, with a request
	SessionGet     Role = "session-get"     // result is the request's session (id=ARG: the session of that id; fresh=true: always a new one; client=true: all of it is in the cookie; all=true: of everyone)
	SessionBind    Role = "session-bind"    // puts value= under key= into the session, or the map map=; a field is the map itself (kind=flash|oauth: no identity; save=true: when the session is saved)
	SessionRenew   Role = "session-renew"   // the session goes on under a new id (clear=true: and without its values; id=ARG: under that one; when=: only if the argument name= is this text)
	SessionDestroy Role = "session-destroy" // ends the session on the server (id=ARG: the session of that id; all=true: everyone's; client=true: only the cookie's; save=true: when it is saved); a field does so that is given a negative number
	SessionClear   Role = "session-clear"   // removes the value key=, default all, and keeps the id (save=true: when the session is saved)
	SessionSave    Role = "session-save"    // without it what was put into the session has no effect
	SessionID      Role = "session-id"      // result, or the field, is the session's id
	ContextSet     Role = "context-set"     // value= goes on with the request under key=
	Verify         Role = "verify"          // success means that someone proved who they are (kind=password|ldap|oauth|otp|webauthn|saml|basic; password=, hash=, token=)
	Hash           Role = "hash"            // makes a new credential's hash of password= (derive=true: or derives one to compare; kind=webauthn: enrols a key)
	JWTIssue       Role = "jwt-issue"       // result= (default 0) is a signed token of claims=, default the receiver's
	JWTParse       Role = "jwt-parse"       // verifies token=, default the receiver or request, and fills claims=
	JWTPeek        Role = "jwt-peek"        // reads token=, default the receiver, or the request=, without a look at its signature (claims=ARG, unless= an option of these is given)
	JWTOption      Role = "jwt-option"      // a call or field that turns a check off=claims|signature|audience|given-audience|issuer|expiry (when=true|false: given that constant in arg=, default 0)
	JWTLenient     Role = "jwt-lenient"     // a middleware that verifies a token and lets requests go on without a valid one; stops= is the one that doesn't, says= what tells handlers
	JWTValidate    Role = "jwt-validate"    // checks the claims of a token, or is the option that has it done
	Persist        Role = "persist"         // stores, reads or deletes: kind=insert|update|upsert|delete|read, or the text in sql= or command= tells, of a command by the lists delete=, insert= and read=; kind=part prepares a later call of its chain, which writes the struct row= (key=, value=, model=, table=, column=, where=, args=, ttl=; many=true: all that the filter in where= picks; disk=true: a store of keys that are kept on disk)
	Lifetime       Role = "lifetime"        // the field, the argument arg= or what is under key= in map= is how long a session (of=idle, refresh, …) lives, in unit=; off= is what means for ever (0, negative), absent=never what no value means, or of a function's result for which the method set= isn't called; without=FIELD: it counts where that field is not set; of=key: what is stored under key=, with maker= as long as given= of that constructor says, where arg= is 0 or there is none
	TimePass       Role = "time-pass"       // result is the time in argument arg=; a type that wraps a time
	ClaimsType     Role = "claims-type"     // a type of claims to be signed
	ClaimsNew      Role = "claims-new"      // result is an empty object for claims
	ClaimsChain    Role = "claims-chain"    // method whose result is its receiver
	ClaimsExpiry   Role = "claims-expiry"   // the field holds the expiry in unit=, or the call sets that of on= (default the receiver) to arg=
	ClaimsSet      Role = "claims-set"      // sets the receiver's claim key= to value=
	ClaimsAdd      Role = "claims-add"      // adds the claims in arg= to the receiver
	ClaimsSign     Role = "claims-sign"     // takes the claims in arg= into a token to be signed
	ExpiryOff      Role = "expiry-off"      // option or field (arg= a bool, when= the value) that turns the check of the expiry off
	ExpiryCheck    Role = "expiry-check"    // checks a token's expiry
	ExpiryOf       Role = "expiry-of"       // checks the expiry that the record in arg= gives
	ExpiryRecord   Role = "expiry-record"   // loads the stored record that has the expiry
	StoreHash      Role = "store-hash"      // stores under key= without a time to live; the first of args= where command= is one of in= and none of the others is one of unless=; the field key= of the struct record= where its field ttl= is not set; with disk= what is stored may say when it ends
	StoreExpire    Role = "store-expire"    // sets the time to live of key=, where command= is one of in=
	NoRecord       Role = "no-record"       // the error, or the question, by which a library says that a query found nothing
	Sealed         Role = "sealed"          // a store that signs sessions for= so long whatever the age of the cookie, unless its MaxAge is given another in unit=; off= means for ever
	StreamOpen     Role = "stream-open"     // opens a long-lived connection to a client
	StreamMove     Role = "stream-move"     // reads from or writes to one
)

// An Entry is one line of the catalog.
type Entry struct {
	Name    string // full name in the form of go/ssa: "pkg.F", "(*pkg.T).M", "(pkg.T).M", "pkg.T.Field"
	Package string // path of the package that it is of
	Role    Role
	Args    map[string]string
	File    string
	Line    int
}

// Attr returns the attribute's text, or "".
func (e *Entry) Attr(key string) string { return e.Args[key] }

// Int returns the attribute as a number, or def when it is absent.
// "recv" is -1.
func (e *Entry) Int(key string, def int) int {
	s, ok := e.Args[key]
	if !ok {
		return def
	}
	if s == "recv" {
		return -1
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return def
	}
	return n
}

//go:embed data/*.cat
var data embed.FS

// A Catalog is a set of entries by full name. The lines of a package are read
// when it is first asked for: most runs of the tool, one for each package of a
// program under go vet, need those of a few.
type Catalog struct {
	libraries map[string]*library // by path
	trees     []string            // paths below which no code need be analysed
	testing   map[string]bool     // packages that tests and their helpers import
	remedies  map[string]string   // by "rule package"
	alias     map[string]string   // a path with the API of another, by the path
	extended  bool                // has lines that are not built in
}

// Default returns the built-in catalog. It panics only if an embedded file is
// malformed, which a test excludes.
var Default = sync.OnceValue(func() *Catalog {
	c := New()
	files, err := fs.Glob(data, "data/*.cat")
	if err != nil {
		panic(err)
	}
	for _, name := range files {
		text, err := data.ReadFile(name)
		if err == nil {
			err = c.scan(name, string(text))
		}
		if err != nil {
			panic(err)
		}
	}
	return c
})

// New returns an empty catalog.
func New() *Catalog {
	return &Catalog{libraries: map[string]*library{}, alias: map[string]string{}, testing: map[string]bool{}, remedies: map[string]string{}}
}

// Lookup returns the entries for a full name, or those of its wildcard.
func (c *Catalog) Lookup(name string) []*Entry {
	// The method of a generic type is written without its type parameters.
	if i, j := strings.Index(name, "["), strings.LastIndex(name, "]"); i >= 0 && i < j {
		name = name[:i] + name[j+1:]
	}
	path := strings.TrimLeft(name, "(*")
	start := len(name) - len(path)
	// The last element of a path may have dots of its own.
	for i := strings.LastIndex(path, "/") + 1; ; i++ {
		dot := strings.Index(path[i:], ".")
		if dot < 0 {
			return nil
		}
		i += dot
		pkg := path[:i]
		if now := c.alias[pkg]; now != "" {
			return c.Lookup(name[:start] + now + path[i:])
		}
		lib := c.libraries[pkg]
		if lib == nil {
			continue
		}
		if e := lib.read()[name]; e != nil {
			return e
		}
		if e := lib.read()[name[:strings.LastIndex(name, ".")]+".*"]; e != nil {
			return e
		}
	}
}

// Own returns the entries for a full name that users wrote, who know better
// than the function's code.
func (c *Catalog) Own(name string) []*Entry {
	if !c.extended {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(c.Lookup(name)), func(e *Entry) bool { return builtIn(e.File) })
}

// Has returns the first entry of the name with the role, or nil.
func (c *Catalog) Has(name string, role Role) *Entry {
	for _, e := range c.Lookup(name) {
		if e.Role == role {
			return e
		}
	}
	return nil
}

// Covered reports whether the catalog speaks for the whole package, so that
// its own code is not analysed as a dependency.
func (c *Catalog) Covered(pkg string) bool {
	if lib := c.libraries[pkg]; lib != nil && lib.covered || c.alias[pkg] != "" {
		return true
	}
	for _, t := range c.trees {
		if pkg == t || strings.HasPrefix(pkg, t) && pkg[len(t)] == '/' {
			return true
		}
	}
	return false
}

// Testing reports whether who imports the package only helps tests.
func (c *Catalog) Testing(pkg string) bool { return c.testing[pkg] }

// Remedy returns what a rule's findings about a library say to write instead,
// or "": the text of its package, or of the nearest above it.
func (c *Catalog) Remedy(rule, pkg string) string {
	for pkg != "" {
		if s := c.remedies[rule+" "+pkg]; s != "" {
			return s
		}
		pkg = pkg[:max(strings.LastIndex(pkg, "/"), 0)]
	}
	return ""
}

// Mentions reports whether the catalog has lines about the package.
func (c *Catalog) Mentions(pkg string) bool { return c.libraries[pkg] != nil || c.alias[pkg] != "" }

// Packages returns the paths of the packages that have lines, sorted.
func (c *Catalog) Packages() []string {
	var r []string
	for p := range c.libraries {
		r = append(r, p)
	}
	sort.Strings(r)
	return r
}

// In returns the entries of a package in the order of its file.
func (c *Catalog) In(pkg string) []*Entry {
	lib := c.libraries[pkg]
	if lib == nil {
		return nil
	}
	lib.read()
	return lib.lines
}

// Entries returns all entries in order of their names.
func (c *Catalog) Entries() []*Entry {
	var all []*Entry
	for _, lib := range c.libraries {
		lib.read()
		all = append(all, lib.lines...)
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].Name != all[j].Name {
			return all[i].Name < all[j].Name
		}
		return all[i].Line < all[j].Line
	})
	return all
}
