// Package lexicon knows what names say: which words stand for a session id,
// a token, a key. All words live here, in one place.
package lexicon

import (
	"slices"
	"strings"
	"unicode"
)

// Words splits an identifier, header or cookie name into lower-case words:
// "userSessionID" and "user-session_id" give user, session, id.
func Words(name string) []string {
	var words []string
	var cur []rune
	flush := func() {
		if len(cur) > 0 {
			words = append(words, strings.ToLower(string(cur)))
			cur = nil
		}
	}
	rs := []rune(name)
	for i, r := range rs {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush()
			continue
		case unicode.IsUpper(r) && i > 0 && (unicode.IsLower(rs[i-1]) || i+1 < len(rs) && unicode.IsUpper(rs[i-1]) && unicode.IsLower(rs[i+1])):
			flush()
		}
		cur = append(cur, r)
	}
	flush()
	return words
}

// A Class is what a name stands for.
type Class int

// The classes of names.
const (
	None  Class = iota
	Token       // session id, access/refresh/reset/remember token, API key
	Key         // signing or encryption secret
	State       // OAuth state, nonce, PKCE, CSRF token: unguessable for one exchange
	Code        // one-time code, PIN: short by design, so its length is not judged
)

func (c Class) String() string {
	return [...]string{"value", "session id or token", "secret key", "state, nonce or CSRF token", "one-time code"}[c]
}

var notSecret = map[string]bool{
	"type": true, "name": true, "count": true, "length": true, "len": true, "size": true, "ttl": true, "expiry": true, "expires": true,
	"expiration": true, "timeout": true, "at": true, "time": true, "url": true, "uri": true, "path": true, "file": true, "dir": true,
	"header": true, "prefix": true, "issuer": true, "err": true, "error": true, "index": true, "max": true, "min": true, "limit": true,
	"duration": true, "lifetime": true, "valid": true, "hash": true, "kind": true, "status": true, "endpoint": true, "field": true,
	"format": true, "regex": true, "pattern": true, "lexer": true, "parser": true, "position": true, "pos": true, "label": true,
	"description": true, "public": true, "pub": true, "template": true, "usage": true, "cost": true, "budget": true, "version": true,
	"continuation": true, "page": true, "cursor": true, "sync": true, "next": true, "cancel": true, "cancellation": true,
	"trace": true, "request": true, "correlation": true, "log": true, "fencing": true, "resource": true, "watch": true, "list": true,
}

// AboutLogin reports whether a function's or package's name is about logging
// in, or about forms that are protected like a login.
func AboutLogin(name string) bool {
	l := strings.ToLower(name)
	for _, w := range []string{"auth", "oidc", "login", "signin", "csrf", "xsrf", "sso", "saml", "session", "state", "token", "identity", "openid", "callback", "user", "nonce", "csp", "challenge"} {
		if strings.Contains(l, w) {
			return true
		}
	}
	return false
}

// RandomReader reports whether a reader's name says that it gives random
// bytes.
func RandomReader(name string) bool {
	for _, w := range Words(name[strings.LastIndex(name, ".")+1:]) {
		if w == "rand" || w == "random" || w == "entropy" || w == "rng" {
			return true
		}
	}
	return false
}

// TokenTable reports whether a map's or table's name says that its keys are
// session ids or tokens.
func TokenTable(name string) bool {
	ws := Words(name)
	if len(ws) == 0 {
		return false
	}
	switch last := ws[len(ws)-1]; last {
	case "sessions", "tokens", "sids":
		return !slices.ContainsFunc(ws, func(w string) bool { return notSecret[w] || w == "lexer" || w == "syntax" })
	case "keys":
		return len(ws) > 1 && (ws[len(ws)-2] == "api" || ws[len(ws)-2] == "session")
	}
	return false
}

// TokenPrefix reports whether the text before a key in a store says that what
// follows is one session's id or one token.
func TokenPrefix(prefix string) bool {
	ws := Words(prefix)
	if len(ws) == 0 || slices.ContainsFunc(ws, func(w string) bool { return notSecret[w] }) {
		return false
	}
	switch last := ws[len(ws)-1]; last {
	case "session", "sess", "sid", "token", "reset", "pwreset", "pwdreset", "passwordreset", "remember", "refresh", "apikey", "magiclink":
		return KeepsTokens(prefix) || last != "session" && last != "token"
	}
	return false
}

// Signs reports whether a function's name says that it signs or checks
// something.
func Signs(name string) bool {
	return slices.ContainsFunc(Words(name), func(w string) bool {
		return w == "sign" || w == "signature" || w == "signed" || w == "unsign" || w == "mac" || w == "verify"
	})
}

// Secret classifies an identifier, field, parameter, column or map key.
func Secret(name string) Class {
	ws := Words(name)
	has := map[string]bool{}
	for _, w := range ws {
		has[w] = true
		if notSecret[w] {
			return None
		}
	}
	joined := strings.Join(ws, "")
	last := ""
	if len(ws) > 0 {
		last = ws[len(ws)-1]
	}
	any := func(ss ...string) bool {
		for _, s := range ss {
			if has[s] {
				return true
			}
		}
		return false
	}
	contains := func(ss ...string) bool {
		for _, s := range ss {
			if strings.Contains(joined, s) {
				return true
			}
		}
		return false
	}
	switch {
	case last == "id" && !any("session", "sess") && joined != "sid": // names a record, not its secret
		return None
	case any("nonce") && any("csp", "script", "style"): // marks what a page's policy lets run
		return None
	case any("nonce") && any("signature", "signing", "sign"): // tells signed requests apart, needs only be new
		return None
	case any("csrf", "xsrf") || contains("csrftoken", "xsrftoken"):
		return State
	case any("nonce") || contains("codeverifier", "pkce") || joined == "state" || contains("oauthstate", "authstate", "statetoken"):
		return State
	case any("otp", "totp", "pin", "passcode") || any("recovery", "backup", "scratch") && any("code", "codes") || contains("verificationcode", "verifycode", "onetimecode", "onetimepassword", "smscode", "emailcode"):
		return Code
	case contains("jwtsecret", "jwtkey", "secretkey", "signingkey", "signkey", "hmackey", "hmacsecret", "sessionsecret", "sessionkey", "cookiesecret", "cookiekey", "authkey", "encryptionkey", "tokensecret", "appsecret", "apisecret", "clientsecret", "secrettoken") || last == "secret":
		return Key
	case contains("sessionid", "sessionkey", "sessiontoken", "sessid", "phpsessid", "apikey", "accesskey", "resetcode", "invitecode", "activationcode", "confirmcode", "registrationcode", "rememberme", "magiclink", "authcode", "apitoken", "accesstoken", "refreshtoken", "authtoken", "resettoken", "remembertoken"):
		return Token
	case last == "token" || last == "tokens" || joined == "sid" || joined == "jti":
		return Token
	}
	return None
}

var makers = map[string]bool{"new": true, "gen": true, "generate": true, "make": true, "create": true, "random": true, "rand": true, "build": true, "issue": true, "mint": true, "next": true}

// Maker reports what a function makes by its name: GenerateToken, newSessionID.
func Maker(name string) Class {
	ws := Words(name)
	for i, w := range ws {
		if makers[w] {
			return Secret(strings.Join(append(append([]string{}, ws[:i]...), ws[i+1:]...), "_"))
		}
	}
	return None
}

var sessionCookies []string

// AddSessionCookies tells names of cookies that carry who is logged in.
func AddSessionCookies(names []string) { sessionCookies = append(sessionCookies, names...) }

// SessionCookie reports whether a cookie's name says that it carries who is
// logged in; Other reports that it says something else (a theme, a language).
func SessionCookie(name string) (session, other bool) {
	if slices.Contains(sessionCookies, name) {
		return true, false
	}
	ws := Words(name)
	joined := strings.Join(ws, "")
	if len(ws) > 1 {
		switch ws[len(ws)-1] { // when it was, not what it is
		case "at", "time", "date", "expires", "expiry", "expiration", "count":
			return false, true
		}
	}
	for _, w := range ws {
		switch w {
		case "csrf", "xsrf", "theme", "lang", "language", "locale", "tz", "timezone", "flash", "redirect", "consent", "sort", "view", "color", "mode", "sidebar", "dismissed", "ga", "currency", "filter", "banner", "visited", "layout",
			"hint", "method", "at", "last", "provider", "expires", "expiry", "expiration", "seen", "count", "tab":
			return false, true
		}
	}
	for _, s := range []string{"session", "sess", "token", "auth", "jwt", "remember", "login", "logged", "sid", "identity", "userid", "username", "apikey", "credential", "sso", "ticket", "account", "nonce", "oauthstate"} {
		if strings.Contains(joined, s) {
			return true, false
		}
	}
	for _, w := range ws {
		if w == "user" || w == "uid" || w == "state" || w == "admin" {
			return true, false
		}
	}
	return false, false
}

// Guessable reports whether a name stands for data that others know or can
// find out: a user's name, an address, a number.
func Guessable(name string) bool {
	switch strings.Join(Words(name), "") {
	case "username", "user", "login", "email", "mail", "emailaddress", "name", "nickname", "userid", "uid", "phone", "mobile", "ip", "remoteaddr", "host", "hostname", "path", "createdat", "updatedat",
		"useragent", "referer", "xforwardedfor", "xrealip", "acceptlanguage":
		return true
	}
	return false
}

// NumberOf reports whether a field, by its full name, holds the number of an
// account: they are counted up, and anyone can go through them.
func NumberOf(field string) bool {
	parts := strings.Split(field[strings.LastIndex(field, "/")+1:], ".")
	if len(parts) < 3 {
		return false
	}
	record, name := parts[len(parts)-2], strings.Join(Words(parts[len(parts)-1]), "")
	return name == "id" && NounOf(record) == Account || name == "userid" || name == "accountid" || name == "memberid" || name == "customerid"
}

// MayBeKey reports whether a name may stand for something that signs or
// encrypts. It is wider than Secret: what becomes of the value decides.
func MayBeKey(name string) bool {
	joined := strings.Join(Words(name), "")
	for _, s := range []string{"secret", "key", "salt", "pass", "sign", "seed", "hmac", "jwt", "token", "cipher", "crypt", "pepper"} {
		if strings.Contains(joined, s) {
			return true
		}
	}
	return false
}

// Authenticates reports whether a function's name, with its package and type,
// says that it makes or checks sessions, cookies or tokens.
func Authenticates(name string) bool {
	for _, w := range Words(name) {
		switch w {
		case "session", "sessions", "sess", "cookie", "cookies", "token", "tokens", "jwt", "auth", "csrf", "xsrf", "login", "remember", "ticket":
			return true
		}
	}
	return false
}

// AuthenticatingPackage reports whether a package's name says that all of it
// makes or checks sessions, cookies or tokens. Such names are mostly written
// in one: securecookies, authtoken.
func AuthenticatingPackage(name string) bool {
	name = strings.ToLower(name)
	for _, w := range []string{"session", "cookie", "jwt", "csrf", "xsrf", "auth", "login"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return name == "token" || name == "tokens"
}

// Public reports whether a setting's name stands for something that is no
// secret: the application's name, an address.
func Public(name string) bool {
	ws := Words(name)
	if len(ws) == 0 || MayBeKey(name) {
		return false
	}
	switch ws[len(ws)-1] {
	case "name", "title", "host", "hostname", "domain", "url", "uri", "port", "version", "mode", "region", "path", "address", "addr", "env", "environment", "app", "issuer", "email":
		return true
	}
	return false
}

// TokenHeader reports whether a name stands for what may be read off a token
// before it is verified: what chooses a key, what kind of token it is, how
// long it lives.
func TokenHeader(name string) bool {
	switch strings.Join(Words(name), "") {
	case "kid", "keyid", "alg", "algorithm", "typ", "type", "iss", "issuer", "exp", "expiresat", "expirationtime", "expiry", "iat", "issuedat", "nbf", "notbefore",
		"header", "headers", "method", "raw", "signature", "tid", "x5t", "client", "clientid", "azp", "isexpired", "aud", "audience":
		return true
	}
	return false
}

// Peeks reports whether a function's name says that it reads a token without
// believing it.
func Peeks(name string) bool {
	for _, w := range Words(name) {
		switch w {
		case "unverified", "unsafe", "insecure", "peek", "inspect", "debug", "dump", "print", "decode", "kid", "issuer", "expiry", "expires", "expiration", "expired", "exp", "header", "show", "without":
			return true
		}
	}
	return false
}

// Principal reports whether a type's name says that it is who someone is.
func Principal(name string) bool {
	ws := Words(name)
	if len(ws) == 0 {
		return false
	}
	switch ws[len(ws)-1] {
	case "principal", "identity", "user", "account", "member", "actor":
		return true
	}
	return false
}

// Judges reports whether a function's name says that it decides who someone
// is: that it verifies, authenticates or finds the user.
func Judges(name string) bool {
	for _, w := range Words(name) {
		switch w {
		case "verify", "verifies", "validate", "validates", "check", "checks", "auth", "authenticate", "authenticated", "authorize", "login", "user", "middleware", "session", "identity", "current", "require", "handler", "handle":
			return true
		}
	}
	return false
}

// LockTokens reports whether a package's tokens are those of locks, which are
// told to everybody who asks (WebDAV, RFC 4918 section 6.5).
func LockTokens(pkg string) bool { return strings.EqualFold(pkg, "webdav") }

// Masked reports whether a text is what is shown in place of a secret.
func Masked(text string) bool {
	switch strings.ToLower(strings.Trim(text, "[](){}<>*-_ ")) {
	case "redacted", "hidden", "masked", "sanitized", "omitted", "filtered", "censored", "removed":
		return true
	}
	return false
}

// Affix reports whether a name stands for a text that only goes before or after
// others and tells them apart: it adds nothing that is secret.
func Affix(name string) bool { return hasWord(name, "prefix suffix separator sep namespace region") }

// Connection reports whether a name is that of a connection between machines or
// of a call between people, whose sessions are nobody's login.
func Connection(name string) bool {
	return hasWord(name, "sftp ssh ftp smtp ldap mqtt amqp rtc webrtc peer host room media call stream transfer conn connection tunnel terminal playback database transaction")
}

// Signalling reports whether a name is that of a part of a call between two
// peers.
func Signalling(name string) bool { return hasWord(name, "peer peers ice sdp rtc webrtc stun") }

// PlainSession reports whether a name says no more of a secret than that it is a
// session's id.
func PlainSession(name string) bool {
	switch strings.Join(Words(name), "") {
	case "sessionid", "sessid", "session", "sid":
		return true
	}
	return false
}
