package lexicon

import "strings"

// identity are words that say who is logged in, or that somebody is.
var identity = map[string]bool{
	"user": true, "userid": true, "uid": true, "username": true, "login": true, "logged": true, "loggedin": true, "authenticated": true,
	"auth": true, "isauth": true, "authed": true, "role": true, "roles": true, "account": true, "accountid": true, "member": true,
	"email": true, "principal": true, "identity": true, "admin": true, "isadmin": true, "customer": true, "authorized": true,
	"isloggedin": true, "signedin": true, "subject": true, "sub": true, "staff": true, "operator": true, "employee": true, "person": true,
	"who": true, "me": true,
}

// passing are words of values that only pass through a session: a return
// address, a message, a login that isn't complete.
var passing = map[string]bool{
	"state": true, "redirect": true, "return": true, "next": true, "error": true, "err": true, "message": true, "msg": true, "flash": true,
	"csrf": true, "nonce": true, "verifier": true, "lang": true, "language": true, "theme": true, "pending": true, "temp": true, "tmp": true,
	"partial": true, "attempt": true, "attempts": true, "failed": true, "failures": true, "failure": true, "fails": true, "tries": true, "visits": true, "last": true, "count": true, "captcha": true, "invite": true, "referer": true,
	"challenge": true, "webauthn": true, "registration": true, "agent": true, "code": true, "provider": true, "url": true, "uri": true,
	"path": true, "page": true, "time": true, "required": true, "setup": true, "secret": true, "needs": true, "need": true, "enroll": true,
	"reset": true, "impersonator": true, "preferences": true, "settings": true, "timezone": true, "from": true, "back": true,
	"seen": true, "banner": true, "hide": true, "hidden": true, "dismissed": true, "consent": true, "tour": true, "notice": true,
}

// Identity reports whether a session key, field or type names who is logged in.
func Identity(name string) bool {
	found := false
	for _, w := range Words(name) {
		if passing[w] {
			return false
		}
		found = found || identity[w]
	}
	return found
}

// Passes reports whether a session key says that its value only passes through:
// a return address, a message, a login that isn't complete.
func Passes(name string) bool {
	for _, w := range Words(name) {
		if passing[w] {
			return true
		}
	}
	return false
}

// Names reports whether a name is that of somebody's number or name: reader_id,
// DN, Mail.
func Names(name string) bool {
	ws := Words(name)
	return len(ws) > 0 && is(ws[len(ws)-1], "id uid dn sub mail email name username login nick nickname")
}

// Privilege reports whether a session key says that somebody who is logged in
// has proved more: a second factor, or the password again.
func Privilege(name string) bool {
	ws := Words(name)
	for _, w := range ws {
		if passing[w] {
			return false
		}
	}
	joined := strings.Join(ws, "")
	for _, s := range []string{"2fa", "mfa", "totp", "otpverified", "otpok", "otppassed", "twofactor", "secondfactor", "sudo", "elevated", "reauth", "stepup"} {
		if strings.Contains(joined, s) {
			return true
		}
	}
	return false
}

// Login reports whether a function's name says that it logs somebody in.
func Login(name string) bool {
	ws := Words(name)
	joined := strings.Join(ws, "")
	if strings.Contains(joined, "logout") || strings.Contains(joined, "signout") {
		return false
	}
	for _, s := range []string{"login", "logon", "signin", "authenticat", "oauthcallback", "oidccallback", "ssocallback", "signup", "register"} {
		if strings.Contains(joined, s) {
			return true
		}
	}
	for i, w := range ws {
		if w == "log" && i+1 < len(ws) && ws[i+1] == "in" || w == "sign" && i+1 < len(ws) && ws[i+1] == "in" {
			return true
		}
	}
	return false
}

// Verifies reports whether a function's name says that it checks what
// somebody gives for proof: CheckPassword, Authenticate, verify_otp.
func Verifies(name string) bool {
	check, proof := false, false
	for _, w := range Words(name) {
		switch w {
		case "authenticate":
			return true
		case "check", "verify", "compare", "validate", "match", "matches", "valid", "is", "test":
			check = true
		case "password", "passwd", "pass", "pwd", "passphrase", "credential", "credentials", "creds", "login", "otp", "totp", "passcode", "pin":
			proof = true
		}
	}
	return check && proof
}

// Password reports whether a name stands for a password that somebody gives.
func Password(name string) bool {
	for _, w := range Words(name) {
		switch w {
		case "password", "passwd", "pwd", "passphrase":
			return true
		}
	}
	return false
}

// Renews reports whether a function's name says that it gives a session a new
// id: RegenerateID, RenewToken, rotateSession.
func Renews(name string) bool {
	renew, session := false, false
	for _, w := range Words(name) {
		switch w {
		case "renew", "renews", "regenerate", "regen", "rotate", "migrate", "recreate", "reissue", "cycle":
			renew = true
		case "session", "sess", "id", "sid", "token", "sessionid":
			session = true
		}
	}
	return renew && session
}

// Refreshes reports whether a function's name says that it exchanges an old
// token for a new one.
func Refreshes(name string) bool {
	for _, w := range Words(name) {
		switch w {
		case "refresh", "refreshes", "refreshed", "renew", "renews", "renewal", "reissue", "exchange":
			return true
		}
	}
	return false
}

// Issuer reports whether a name stands for who issued a token.
func Issuer(name string) bool { return hasWord(name, "issuer iss issuers") }

// Host reports whether a name stands for the host of a URL.
func Host(name string) bool { return hasWord(name, "host hostname domain authority") }

// MakesID reports whether a function's name says that it makes an id:
// KeyGenerator, newID, GenerateToken.
func MakesID(name string) bool {
	maker, id := false, false
	for _, w := range Words(name) {
		switch w {
		case "generator", "gen", "generate", "new", "make", "create", "random", "rand", "mint", "next":
			maker = true
		case "key", "id", "sid", "token", "uuid", "guid", "session", "string", "hex":
			id = true
		}
	}
	return maker && id || Maker(name) == Token
}

// StoreVerb reports whether a method's name says that it reads something by
// its key, or puts something under it.
func StoreVerb(name string) (reads, writes bool) {
	for _, w := range Words(name) {
		switch w {
		case "get", "find", "load", "lookup", "exists", "exist", "has", "read", "fetch", "contains", "is", "check", "valid", "validate", "verify", "decode", "parse", "peek", "query", "select", "by":
			return true, false
		case "set", "create", "save", "store", "put", "add", "insert", "init", "register", "write", "upsert":
			return false, true
		}
	}
	return false, false
}

// StoreNoun reports whether a name says that sessions or tokens are kept.
func StoreNoun(name string) bool {
	joined := strings.Join(Words(name), "")
	for _, s := range []string{"session", "token", "store", "storage", "manager", "cache", "provider", "redis"} {
		if strings.Contains(joined, s) {
			return true
		}
	}
	return false
}

// RowKey reports whether a column is that by which a session's row is found.
func RowKey(column string) bool {
	return is(column, "id sid token sessionid sessiontoken sessionkey tokenhash idhash hash key secret")
}
