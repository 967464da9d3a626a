package lexicon

import "strings"

// A Lifetime is how long a thing of some name is meant to live.
type Lifetime int

// The lifetimes.
const (
	Ordinary   Lifetime = iota // as long as a session
	Remembered                 // "remember me", a refresh token
	Idle                       // without activity
	Lasting                    // API keys, licenses: meant to live long
)

var lasting = map[string]bool{
	"apikey": true, "pat": true, "personal": true, "license": true, "licence": true, "webhook": true, "unsubscribe": true,
	"feed": true, "calendar": true, "ical": true, "invite": true, "invitation": true, "bot": true, "robot": true, "join": true,
	"apns": true, "vapid": true, "cron": true, "agent": true, "runner": true, "worker": true, "livekit": true, "embed": true,
	"device": true, "sdk": true, "anon": true, "anonymous": true, "permanent": true, "longlived": true, "entitlement": true,
}

// LifetimeOf says how long what these words name is meant to live.
func LifetimeOf(words []string) Lifetime {
	r := Ordinary
	for i, w := range words {
		pair := ""
		if i > 0 {
			pair = words[i-1] + w
		}
		switch {
		case lasting[w], lasting[pair], pair == "apitoken", pair == "apitokens", pair == "apikeys", pair == "serviceaccount", pair == "accesskey", pair == "longlived":
			return Lasting
		case w == "refresh", w == "remember", w == "remembered", w == "persistent", w == "rt", pair == "keeplogin", pair == "keeploggedin", strings.HasPrefix(w, "rememberme"), strings.HasPrefix(w, "refreshtoken"):
			r = Remembered
		}
	}
	return r
}

// ExpiryField reports whether a field or column holds when something ends.
func ExpiryField(name string) bool {
	switch strings.Join(Words(name), "") {
	case "expires", "expiresat", "expireat", "expiredat", "expiry", "expirydate", "expirytime", "expiration", "expirationtime", "expirationdate",
		"expirationat", "exp", "expiretime", "expiredtime", "expirestime", "validuntil", "validto", "notafter", "deadline", "expireson", "expiretimestamp",
		"tokenexpiry", "tokenexpires", "tokenexpiresat", "sessionexpiry", "sessionexpires", "sessionexpiresat":
		return true
	}
	return false
}

// ExpiryColumn reports whether a column of a table whose rows say whose they are
// holds when they end.
func ExpiryColumn(name string) bool {
	return ExpiryField(name) || is(name, "until till validtill gooduntil goodtill endsat endat")
}

// TimeField reports whether a field for a number may hold a point in time.
func TimeField(name string) bool {
	return hasWord(name, "created issued started seen last used active activity accessed updated time timestamp ts at since until when stamp")
}

// TokenColumn reports whether a column holds a token or its digest.
func TokenColumn(name string) bool {
	return hasWord(name, "token digest hash secret sid session ticket") && !hasWord(name, "password passwd pw file content image url csrf")
}

// LifetimeSetting reports whether a name is that of a lifetime in a
// configuration: Expire, TTL, MaxAge.
func LifetimeSetting(name string) bool {
	switch strings.Join(Words(name), "") {
	case "expire", "expires", "expiry", "expiration", "ttl", "maxage", "lifetime", "lifespan", "timeout", "duration":
		return true
	}
	return false
}

var sessionWords = map[string]bool{"session": true, "sessions": true, "sess": true, "token": true, "tokens": true, "jwt": true, "login": true, "logins": true, "auth": true, "sid": true, "sessionid": true, "accesstoken": true, "refreshtoken": true}

var notSession = map[string]bool{
	"csrf": true, "xsrf": true, "lock": true, "limit": true, "limiter": true, "rate": true, "count": true, "counter": true, "config": true, "settings": true, "setting": true,
	"version": true, "profile": true, "template": true, "push": true, "fcm": true, "apns": true, "device": true, "bucket": true, "tokenizer": true,
	"blacklist": true, "blacklisted": true, "revoked": true, "denylist": true, "blocklist": true, "epoch": true, "watermark": true, "db": true, "chat": true, "llm": true,
	"usage": true, "balance": true, "price": true, "symbol": true, "contract": true, "erc20": true, "mint": true, "transaction": true, "tx": true, "terminal": true, "game": true,
	"model": true, "prompt": true, "conversation": true, "policy": true, "permission": true, "permissions": true, "role": true, "roles": true, "provider": true,
	"url": true, "urls": true, "uri": true, "parameter": true, "parameters": true, "param": true, "params": true, "option": true, "options": true,
	"default": true, "defaults": true, "override": true, "overrides": true, "header": true, "headers": true, "page": true, "form": true, "handler": true, "handlers": true,
	"attempt": true, "attempts": true, "failure": true, "failures": true, "route": true, "routes": true, "method": true, "methods": true, "endpoint": true, "endpoints": true,
	"source": true, "sources": true, "backend": true, "backends": true, "strategy": true, "strategies": true, "plugin": true, "plugins": true, "error": true, "errors": true,
	"client": false, "stats": true, "metrics": true, "job": true, "task": true, "queue": true, "upload": true, "torrent": true, "webhook": true, "ssh": true, "ftp": true,
}

// OfSession reports whether words name a session or what gives access to one,
// and nothing that only shares the word.
func OfSession(words []string) bool {
	yes := false
	for _, w := range words {
		if notSession[w] {
			return false
		}
		yes = yes || sessionWords[w]
	}
	return yes
}

// MayBeOfSession reports whether words leave it open that something is of
// sessions: what it does must say it.
func MayBeOfSession(words []string) bool {
	for _, w := range words {
		if notSession[w] || OtherStore(w) {
			return false
		}
	}
	return true
}

// OfLogin reports whether a record or table is of what a login opens, and not
// of tokens of any kind.
func OfLogin(words []string) bool {
	for _, w := range words {
		switch w {
		case "session", "sessions", "sess", "login", "logins", "refresh", "remember", "remembered":
			return true
		}
	}
	return false
}

// ChecksAge reports whether a function checks something, perhaps its age, by its name.
func ChecksAge(name string) bool {
	for _, w := range Words(name) {
		switch w {
		case "verify", "validate", "check", "authenticate", "authorize", "authorise", "parse", "decode", "unseal", "open", "revalidate":
			return true
		}
	}
	return false
}
