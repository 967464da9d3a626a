package lexicon

import "strings"

// Guarded reports whether a name stands for a secret that someone who guesses
// must not learn anything about: a token, an API key, a session id, a CSRF
// token. OAuth states and nonces are not: the client holds both sides.
func Guarded(name string) bool {
	ws := Words(name)
	joined := strings.Join(ws, "")
	for _, w := range ws {
		switch w {
		case "current", "cur", "old", "new", "prev", "previous", "last", "own", "my", "self", "original", "orig", "masked", "mask", "redacted", "saved", "existing", "default", "defaults":
			return false // whether it is this one, or has changed
		}
	}
	if strings.HasSuffix(joined, "accesskey") { // the public half of a pair
		return false
	}
	switch Secret(name) {
	case Token, Key:
		return true
	case State:
		return Forgery(name)
	}
	return false
}

// Seasons reports whether a name stands for a secret that is mixed into what
// is hashed.
func Seasons(name string) bool { return hasWord(name, "seed pepper") }

// Before reports whether a name stands for what something was before, or is by
// default: a comparison with it asks whether it has changed.
func Before(name string) bool {
	return hasWord(name, "old prev previous last original orig saved existing default defaults")
}

// Current reports whether a name says of a record that it is the one at hand:
// the session of a list from which the list is asked for.
func Current(name string) bool { return hasWord(name, "current this self mine") }

// Signature reports whether a name stands for a MAC that somebody gives.
func Signature(name string) bool {
	for _, w := range Words(name) {
		switch w {
		case "sig", "signature", "sign", "mac", "hmac", "digest", "checksum", "tag", "hash", "token", "code", "expected", "given", "provided", "received", "got", "passcode":
			return true
		}
	}
	return false
}

// MakesSignature reports whether a method's name says that it makes a signature or MAC.
func MakesSignature(name string) bool {
	ws := Words(name)
	if len(ws) == 0 {
		return false
	}
	switch ws[0] {
	case "sign", "signature", "mac", "hmac":
		return true
	case "compute", "calculate", "calc", "make", "create", "generate", "expected", "build":
		return Signature(name) && hasWord(name, "sig sign signature mac hmac")
	}
	return false
}

// Syntax reports whether a name is that of a program that reads a language,
// whose tokens are no secrets.
func Syntax(name string) bool {
	for _, w := range Words(name) {
		switch w {
		case "lexer", "lex", "parser", "scanner", "tokenizer", "tokeniser", "ast", "syntax", "grammar", "lang", "markdown", "template", "query":
			return true
		}
	}
	return false
}

// RequestType reports whether a type's name is that of what a client sends.
func RequestType(name string) bool {
	ws := Words(name)
	if len(ws) == 0 {
		return false
	}
	switch ws[len(ws)-1] {
	case "request", "req", "input", "form", "params", "payload", "dto", "body", "query", "args":
		return true
	}
	return false
}

// Forgery reports whether a name is that of a token against forged requests.
func Forgery(name string) bool {
	joined := strings.Join(Words(name), "")
	return strings.Contains(joined, "csrf") || strings.Contains(joined, "xsrf")
}

// ConfigType reports whether a type's name is that of settings.
func ConfigType(name string) bool {
	for _, w := range Words(name) {
		switch w {
		case "config", "configuration", "conf", "cfg", "settings", "setting", "options", "opts", "env", "environment", "flags":
			return true
		}
	}
	return false
}
