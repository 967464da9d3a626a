package lexicon

import "strings"

// otherTokens are words of tokens that log nobody in, or that are no secret.
const otherTokens = `csrf xsrf page cursor push device fcm apns captcha recaptcha turnstile hcaptcha cancel sync lex lexer syntax
	delimiter share shared upload download webhook hashed sha sha256 hmac digest fingerprint masked redacted obfuscated
	encrypted ciphertext sealed checksum id ids suffix preview short truncated scopes scope claims payload expected unexpected
	nft erc20 symbol price input output prompt completion word words mint coin contract separator
	source provider store storage service manager repo repository handler validator verifier generator extractor lookup
	enabled required missing invalid present state challenge public`

// Bearer reports whether a name stands for what makes whoever holds it the
// user: a session id, an access, refresh or reset token, a JWT, an API key.
func Bearer(name string) bool {
	list, has, joined := wordSet(name)
	idToken := strings.Contains(" "+strings.Join(list, " ")+" ", " id token ") || joined == "idtoken"
	sessionID := contains(joined, "sessionid sessid sessionkey") || joined == "sid"
	if anyOf(has, otherTokens) && !sessionID && !idToken {
		return false
	}
	if anyOf(has, "jwt bearer") && Secret(name+"_token") == Token {
		return true
	}
	if joined == "accesskey" || anyOf(has, "acct accounting") {
		return false // the public half of a pair; a call or connection that is billed
	}
	if joined == "authorization" || joined == "authheader" || joined == "xapikey" || contains(joined, "apisecret") {
		return true
	}
	return Secret(name) == Token && !anyOf(has, "code link jti")
}

// ParamOf is a parameter's name as its function's name completes it: the key
// of ValidateAPIKey is an API key.
func ParamOf(function, param string) string {
	_, has, joined := wordSet(function)
	if p := strings.ToLower(param); (p == "key" || p == "k") && contains(joined, "apikey") && !anyOf(has, "hash hashed id name") {
		return "apiKey"
	}
	return param
}

// OneTime reports whether a name speaks of what proves something a single
// time: a link in a mail, a code that is exchanged at once.
func OneTime(name string) bool {
	_, has, joined := wordSet(name)
	return anyOf(has, `reset verify verification confirm confirmation activate activation invite invitation invited magic otp totp
		unsubscribe recover recovery signup register registration onetime once forgot forgotten mail email passwordless link code
		onboard setup exchange ticket`) || contains(joined, "passwordreset resetpassword verifyemail magiclink onetime")
}

// Credential reports whether a request's parameter of the name carries who is
// logged in: token, access_token, api_key, Authorization, session.
func Credential(param string) bool {
	switch strings.Join(Words(param), "") {
	case "token", "tokens", "accesstoken", "authtoken", "usertoken", "jwt", "jwttoken", "apikey", "apitoken", "authorization", "auth", "xapikey",
		"xauthtoken", "xaccesstoken", "session", "sessionid", "sessid", "sid", "sessiontoken", "bearer", "bearertoken", "idtoken", "refreshtoken",
		"logintoken", "xtoken", "api", "apisecret", "secret":
		return true
	}
	return Bearer(param)
}

// TellingCredential reports whether a URL parameter's name says by itself
// that its value logs somebody in.
func TellingCredential(param string) bool {
	switch strings.Join(Words(param), "") {
	case "token", "tokens", "api", "secret", "auth", "session":
		return false
	}
	return Credential(param) && !OneTime(param)
}

// Identifies reports whether a function's name says that it finds out who
// sends a request: ExtractToken, requireAPIKey, authMiddleware.
func Identifies(name string) bool {
	_, has, joined := wordSet(name)
	if OneTime(name) || anyOf(has, "revoke introspect introspection delete create callback userinfo logout") {
		return false
	}
	return anyOf(has, "auth authenticate authenticated authentication authorize authorized authorization middleware bearer jwt interceptor guard") ||
		contains(joined, "apikey extracttoken gettoken tokenfrom parsetoken requiretoken checktoken validatetoken tokenextractor getsession sessionfrom") ||
		anyOf(has, "token session") && anyOf(has, "from extract extractor lookup require check get find read fetch")
}

// Telling reports whether a bearer token's name is one in any program: a
// "token" may also be a word of a grammar.
func Telling(name string) bool {
	_, has, joined := wordSet(name)
	return contains(joined, "accesstoken refreshtoken sessionid sessiontoken apikey authtoken bearertoken apitoken idtoken") || has["jwt"]
}

// Redacts reports whether a function's name says that what it returns no
// longer gives its argument away: mask, redact, hashToken, fingerprint.
func Redacts(name string) bool {
	_, has, joined := wordSet(name)
	return anyOf(has, `mask masked redact redacted hide obfuscate sanitize scrub anonymize censor hash hashed sha sha1 sha256 md5 hmac digest
		fingerprint truncate shorten short abbreviate abbrev encrypt seal checksum len length sum prefix preview elide safe`) || contains(joined, "redact sha256 mask")
}

// Gives reports whether a function's name says that it returns a bearer
// token: GetToken, newSessionID, AccessToken.
func Gives(name string) bool {
	list := Words(name)
	if len(list) == 0 || !Bearer(name) {
		return false
	}
	switch list[0] {
	case "get", "extract", "new", "generate", "gen", "create", "make", "issue", "mint", "sign", "read", "fetch", "load", "raw", "request", "bearer", "build",
		"token", "access", "refresh", "session", "jwt", "api", "auth":
		return true
	}
	return false
}

// Keepable reports whether a name stands for a token that a server may keep
// only as a hash: it is valid for longer than a mail needs to arrive, or opens
// an account. Confirmation and invitation tokens don't count.
func Keepable(name string) bool {
	_, has, _ := wordSet(name)
	return Bearer(name) && !anyOf(has, `verify verification confirm confirmation activate activation invite invitation invited
		unsubscribe email mail registration signup bot webhook client github gitlab google slack telegram discord oauth provider
		external remote upstream cloud smtp proxy vpn jti lock lease fencing idempotency idem`)
}

// Confirms reports whether a record's or table's name says that what it keeps
// only confirms an address or accepts an invitation.
func Confirms(name string) bool {
	_, has, _ := wordSet(name)
	return anyOf(has, "verify verification confirm confirmation activate activation invite invitation signup registration unsubscribe")
}

// KeepsTokens reports whether a record's, table's or bucket's name says that it
// keeps the tokens or sessions of the program's users.
func KeepsTokens(name string) bool {
	_, has, _ := wordSet(name)
	return anyOf(has, "session") && !anyOf(has, "upload chat game training recording terminal shell ssh db database transaction") || Keepable(name)
}

// PlainKey reports whether a column's or field's name says no more than that
// it is what the record is found by.
func PlainKey(name string) bool {
	switch strings.ToLower(name) {
	case "id", "sid", "key", "value", "code", "string", "secret", "session_id", "sessionid", "sess_id", "ident", "identifier":
		return true
	}
	return false
}

// Personal reports whether a name stands for what others must not read of a
// person, or for the secret of a second factor.
func Personal(name string) bool {
	_, has, joined := wordSet(name)
	return anyOf(has, "ssn iban cvv cvc passport birthday birthdate dob diagnosis salary") ||
		contains(joined, "creditcard cardnumber socialsecurity dateofbirth totpsecret otpsecret mfasecret twofactorsecret privatekey")
}

// SecretFile reports whether a file's path, by its constant parts, says that
// the file or directory holds tokens or sessions.
func SecretFile(path string) bool {
	_, has, joined := wordSet(path)
	if anyOf(has, "html htm tmpl tpl js ts css md go pub public crt cert template static log test testdata sql schema yaml.dist example svg png proto lock pid sock list csv zip tar gz xml pdf prof trace asset assets replay recording recordings demo sample") {
		return false
	}
	return anyOf(has, "token session cookie credential jwt secret") || contains(joined, "authjson tokenjson apikey authtoken")
}

// ClaimsType reports whether a type's name says that its values are a token's
// claims: RegisteredClaims, MapClaims.
func ClaimsType(name string) bool { return strings.HasSuffix(name, "Claims") }

// PublicHalf reports whether a name stands for the half of a key pair that
// others may know.
func PublicHalf(name string) bool {
	_, has, _ := wordSet(name)
	return anyOf(has, "public pub pubkey pubkeys publickey pubpem")
}

// Prints reports whether a function's name says that it writes values as text,
// the way fmt does: Println, Sprint, Fprintf.
func Prints(name string) bool { return strings.Contains(strings.ToLower(name), "print") }

// Plural reports whether a name speaks of tokens in general, as settings do:
// how long, how many.
func Plural(name string) bool {
	ws := Words(name)
	return len(ws) > 0 && is(ws[len(ws)-1], "tokens sessions keys secrets")
}

// Link reports whether a URL parameter's name is that of what a signed link is
// for: a file, a share.
func Link(param string) bool {
	return hasWord(param, "id ids param params share file link download image cursor page item media")
}

// HashedSecret reports whether a column holds the hash of what is handed out
// beside the row's id.
func HashedSecret(column string) bool {
	return hasWord(column, "hash hashed digest verifier validator checksum") && !hasWord(column, "password passwd pwd user email ip agent content file commit")
}

// Conditional reports whether a header asks for a page only if it has changed.
func Conditional(header string) bool {
	return is(strings.ReplaceAll(header, "-", ""), "ifnonematch ifmatch ifmodifiedsince ifunmodifiedsince ifrange")
}

// Passing reports whether a parameter of a URL carries by its name what only
// accompanies a request: a state, a message, a signature, the request itself.
func Passing(param string) bool {
	for _, w := range Words(param) {
		if passing[w] {
			return true
		}
		switch w {
		case "sig", "signature", "signed", "request", "req", "hint", "assertion", "share", "download", "file", "export", "callback", "continue", "context", "ctx", "payload", "data":
			return true
		}
	}
	return false
}
