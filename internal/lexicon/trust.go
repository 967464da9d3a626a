package lexicon

import (
	"slices"
	"strings"
)

// persons are words that say who somebody is, or what they may do.
var persons = map[string]bool{
	"user": true, "userid": true, "uid": true, "username": true, "email": true, "role": true, "roles": true, "member": true,
	"customer": true, "employee": true, "staff": true, "admin": true, "isadmin": true, "principal": true, "subject": true,
	"memberid": true, "customerid": true, "loginid": true, "loginname": true, "usrid": true, "identity": true,
}

// Person reports whether a cookie, header, field or parameter names somebody,
// or their role.
func Person(name string) bool {
	if Secret(name) != None {
		return false
	}
	found := false
	for _, w := range Words(name) {
		if passing[w] || w == "session" || w == "sess" || w == "token" || w == "hash" || w == "key" || w == "signature" || w == "type" {
			return false
		}
		found = found || persons[w]
	}
	return found
}

// LoginFlag reports whether a cookie's name says that somebody is logged in.
func LoginFlag(name string) bool {
	if Secret(name) != None {
		return false
	}
	switch strings.Join(Words(name), "") {
	case "authenticated", "isauthenticated", "auth", "isauth", "authed", "authorized", "isauthorized", "loggedin", "isloggedin", "logged", "islogged", "login", "islogin", "signedin", "admin", "isadmin", "userloggedin", "userauthenticated", "adminloggedin", "adminauth":
		return true
	}
	return ownFlag(Words(name))
}

// ownFlag reports whether words say that somebody is logged in to something
// that they name first: panel_authenticated.
func ownFlag(ws []string) bool {
	for _, flag := range [][]string{{"authenticated"}, {"logged", "in"}, {"loggedin"}, {"signed", "in"}, {"signedin"}} {
		n := len(ws) - len(flag)
		if n > 0 && n < 3 && slices.Equal(ws[n:], flag) {
			return !slices.ContainsFunc(ws[:n], func(w string) bool {
				switch w {
				case "last", "first", "was", "ever", "once", "not", "never", "before", "since", "previously", "time", "stay", "keep":
					return true
				}
				return false
			})
		}
	}
	return false
}

// Verifying reports whether a function's name says that it may find out
// whether something is genuine.
func Verifying(name string) bool {
	for _, w := range Words(name) {
		switch w {
		case "verify", "verified", "validate", "valid", "check", "checked", "authenticate", "auth", "decode", "decrypt", "open", "unseal", "unsign", "parse", "sign", "signed", "secure", "hmac", "mac", "jwt", "session":
			return true
		}
	}
	return false
}

// Permits reports whether a function's name says that it decides what somebody
// may do.
func Permits(name string) bool {
	for _, w := range Words(name) {
		switch w {
		case "allow", "allowed", "allows", "can", "may", "permit", "permits", "permitted", "permission", "permissions", "authorize", "authorized":
			return true
		}
	}
	return false
}

// TrustedPeer reports whether a name says that the sender is known: a list of
// proxies, a network, a certificate.
func TrustedPeer(name string) bool {
	joined := strings.Join(Words(name), "")
	for _, s := range []string{"trust", "proxy", "proxies", "whitelist", "allowlist", "cidr", "remoteaddr", "remoteip", "clientip", "realip", "internal", "loopback", "peer", "localhost", "gateway"} {
		if strings.Contains(joined, s) {
			return true
		}
	}
	return false
}
