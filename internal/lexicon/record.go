package lexicon

import "strings"

// hasWord reports whether one of a name's words is in a list.
func hasWord(name, list string) bool {
	has := map[string]bool{}
	for _, w := range Words(name) {
		has[w] = true
	}
	return anyOf(has, list)
}

// Denies reports whether a name is that of a list of what is no longer valid.
func Denies(name string) bool {
	return contains(strings.ToLower(name), "revoked denied deny blacklist blocklist invalid banned loggedout") ||
		hasWord(name, "blocked killed ended dead") && hasWord(name, "token tokens session sessions jwt jwts jti jtis")
}

// DenyList reports whether a name is all about a list of ended sessions, or of
// users who may not go on: revoked, deniedTokens, loggedOutIDs, bannedUsers.
func DenyList(name string) bool {
	for _, w := range Words(name) {
		if !hasWord(w, `revoked denied deny denylist blacklist blacklisted blocklist invalidated logged out loggedout blocked killed ended dead token tokens session sessions jwt jti jtis id ids list set map cache store
			black block ban bans banned user users account accounts`) {
			return false
		}
	}
	return Denies(name)
}

// Ended reports whether a field or column says that a record is over.
func Ended(field string) bool {
	return hasWord(field, "revoked invalidated deleted used consumed redeemed expires expiry expired valid ended logout until ends closed terminated killed loggedout")
}

// KeyOfTokens reports whether a column is a key with which tokens of its row's
// owner are signed, or that is mixed into them.
func KeyOfTokens(column string) bool {
	return hasWord(column, "key secret salt stamp nonce") && !hasWord(column, "api public primary foreign totp otp ssh webhook")
}

// Proof reports whether a name is about codes that prove once that somebody
// owns an address or an account.
func Proof(name string) bool {
	return NounOf(name) == Once && hasWord(name, "code codes token tokens otp link ticket") && !hasWord(name, "invite invitation invites totp")
}

// Hands reports whether a type's name says that it carries data between
// layers or to the client, and isn't the record itself.
func Hands(name string) bool {
	return hasWord(name, "request response req resp res reply result input params form payload args event message dto view page item row query search list")
}

// Locks reports whether a field says whether a user may log in, and not
// whether an address is confirmed or the user is there.
func Locks(field string) bool {
	if NounOf(field) != Status {
		return false
	}
	for _, w := range Words(field) {
		if !hasWord(w, `is status state user account member login signin logon access can may disabled disable enabled enable active inactive
			activated locked lock suspended suspend banned ban blocked block deactivated deactivate at by until since on reason flag
			the by admin permanently temporarily temp`) {
			return false // of something else: RemindersEnabled, EmailStatus
		}
	}
	return true
}

// LocksByName reports whether a column's name alone says that it keeps a user
// from logging in, or lets them: a "status" may be anything.
func LocksByName(column string) bool {
	return Locks(column) && hasWord(column, `disabled disable locked lock blocked block banned ban suspended suspend deactivated inactive
		active enabled enable is_active`)
}

// Unlocks reports whether a constant in a field that says whether a user may
// log in lets them: disabled = false, active = 1.
func Unlocks(field, value string) bool {
	off := hasWord(field, "disabled disable locked lock blocked block banned ban suspended suspend deactivated inactive deleted archived")
	switch strings.ToLower(value) {
	case "true", "1", "active", "enabled":
		return !off
	case "false", "0", "null":
		return off
	}
	return false
}

// EndsOther reports whether a name, of something that ends a thing, says that
// the thing is no session: the user's questions, notifications, links.
func EndsOther(name string) bool {
	switch NounOf(name) {
	case NoNoun, Account, Foreign:
	default:
		return false
	}
	for _, w := range Words(name) {
		w = strings.TrimRight(singular(w), "0123456789")
		if verbs[w] == NoVerb && !NoKind(w) && !is(w, `user account member person people admin customer identity everything current old
			cache connection conn device client socket stream login auth access state data record entry item key value it them this from me my own and or end`) {
			return true
		}
	}
	return false
}

// Hasher reports whether a function's or a type's name says that it makes
// password hashes.
func Hasher(name string) bool {
	return hasWord(name, "hash hasher hashed bcrypt encrypt encrypter encryptor crypt argon argon2 digest scrypt pbkdf2 md5 sha256 encode") ||
		contains(strings.ToLower(name), "hash bcrypt")
}

// HandsOn reports whether a function's name says that it hands an event to
// whoever has asked for it.
func HandsOn(name string) bool {
	return hasWord(name, "publish emit dispatch fire broadcast trigger raise")
}

// Tells reports whether a method, function value or channel by its name tells
// somebody unknown what has happened.
func Tells(name string) bool {
	return (HandsOn(name) || hasWord(name, "changed event events notify on hook hooks after updated enqueue hangup")) && !hasWord(name, "evict eviction evicted expired expiration hit miss close closed error start stop")
}

// Narrates reports whether a function by its name writes down that something
// happens, and does not do it.
func Narrates(name string) bool { return hasWord(name, "audit track record metric history") }

// Reports reports whether a method's name says that it tells people what happens,
// or measures it: nobody is logged out by that.
func Reports(name string) bool {
	return hasWord(name, `info infof warn warning error fatal debug trace log logf print printf println record audit track count observe metric inc
		incr measure span tag annotate say tell report redirect json xml html string bind write respond reply ok fail abort`)
}

// StoreLayer reports whether a package's or type's name is one of the layer
// that stores what it is told to.
func StoreLayer(name string) bool {
	if hasWord(name, `repo repository repositories store storage dao daos db database datastore model models query queries querier sqlite
		postgres mysql mongo persistence entity ent dal crud mapper sql gorm orm schema`) {
		return true
	}
	l := strings.ToLower(name)
	return strings.HasSuffix(l, "repo") || strings.HasSuffix(l, "store") || strings.HasSuffix(l, "dao")
}

// NotRecord reports whether a type's name says that it isn't the record of
// somebody's session.
func NotRecord(name string) bool {
	switch NounOf(name) {
	case Account, Once, Foreign, Cookie:
		return true
	}
	return hasWord(name, `request response req resp res config options claims input params form payload args event message
		webhook notification settings provider context dto reply result body info data reset invite verification key handler controller
		service server manager factory registry`)
}

func is(field, list string) bool {
	return anyOf(map[string]bool{strings.ReplaceAll(strings.ToLower(field), "_", ""): true}, list)
}

// RecordToken reports whether a struct's field holds what a session is found by.
func RecordToken(field string) bool {
	return is(field, "token sessionid sid accesstoken refreshtoken sessionkey sessiontoken tokenhash jti tokenid")
}

// RecordOwner reports whether a struct's field says whose record it is.
func RecordOwner(field string) bool {
	return is(field, "userid user uid accountid account username ownerid owner memberid adminid")
}

// SecondFactor reports whether a name is about a second factor, also where it is
// called a secret.
func SecondFactor(name string) bool {
	return hasWord(name, "totp otp mfa 2fa tfa factor webauthn passkey")
}

// Matches reports whether the name of a function about passwords says that it
// compares one with its hash, and not whether a new one may be set.
func Matches(name string) bool {
	return hasWord(name, "verify check compare match matches equal equals validate is") && !hasWord(name, "new change changed confirm policy strength rules reset length")
}

// Thing reports whether a type's name is that of a thing that may have a password
// of its own, with which nobody logs in: a shared file, a room.
func Thing(name string) bool {
	return hasWord(name, "file link share document doc room paste album folder note project post page gallery snippet bucket channel meeting board collection archive video stream game server")
}

// OfProvider reports whether a record's field says with which other service its
// user is known: then its tokens are that service's.
func OfProvider(field string) bool {
	return is(field, "provider providerid providername source sourceid issuer oauthid connector connectorid externalid")
}

// UserName reports whether a field is the name that a new user gets.
func UserName(field string) bool {
	return is(field, "username name email login loginname nickname")
}

// UserID reports whether a field identifies an existing user.
func UserID(field string) bool { return is(field, "id userid uid uuid") }

// NoKind reports whether a word that one of two methods' names has more than
// the other names no other kind of thing: RemoveUser, RemoveUserByID.
func NoKind(word string) bool {
	return word == "" || is(word, "all by id ids expired expiry ttl count list other others time at status log with async ctx safe")
}

// TestPackage reports whether a package's name says that it only helps tests.
func TestPackage(name string) bool {
	return is(name, "test tests testing testutil testutils testhelper testhelpers mock mocks mockserver fixtures")
}

// OnlyUsers reports whether a table's or type's name stands for users themselves,
// and for nothing of theirs.
func OnlyUsers(name string) bool {
	for _, w := range Words(name) {
		if !hasWord(w, "user users account accounts member members customer customers person people admin admins employee employees model entity record row app sys tbl t") {
			return false
		}
	}
	return NounOf(name) == Account
}

// OnlyReads reports whether a function's name says that it looks something up,
// and nothing of ending it.
func OnlyReads(name string) bool {
	if VerbOf(name) != Read {
		return false
	}
	for _, w := range Words(name) {
		if VerbOf(w) == End {
			return false
		}
	}
	return true
}

// Outdated reports whether a name is about what has run out by itself.
func Outdated(name string) bool {
	return hasWord(name, "expired outdated stale old invalid dead unused")
}

// SessionField reports whether a record's field is for the session that it
// belongs to.
func SessionField(name string) bool { return is(name, "sessionid session sid") }

// SessionColumn reports whether SQL text, in small letters, names a column for the
// session that a row belongs to.
func SessionColumn(sql string) bool { return contains(sql, "session_id session_token") }

// Fills reports whether a function of this name fills the record that it gets
// from what somebody sent: Decode, ShouldBindJSON, ApplyTo.
func Fills(name string) bool {
	return hasWord(name, "decode unmarshal bind parse copy copier merge patch apply fill assign transfer convert read map body")
}

// ConfirmsAddress reports whether a function's name says that it is about
// whether an address is the user's: what it does to a status locks nobody out.
func ConfirmsAddress(name string) bool {
	return hasWord(name, "mail email confirm confirmation verify verification activate activation")
}

// OwnPassword reports whether a field's name is that of the password of the
// record itself, and not of one that it holds for another service.
func OwnPassword(field string) bool {
	for _, w := range Words(field) {
		if !hasWord(w, `password passwords passwd pwd pass pw passphrase hash hashed encrypted enc crypted salt salted user account admin login
			new digest secret current my own db string text bytes value bcrypt argon2 scrypt pbkdf2 sha256 md5 credential credentials
			the master web ui data crypt b s`) {
			return false
		}
	}
	return true
}

// DatabaseSession reports whether a package's name says that its sessions are
// connections or transactions, which log nobody in.
func DatabaseSession(pkg string) bool {
	return hasWord(pkg, `xorm gorm mgo mongo mongodb gocql cassandra scylla dbr neo4j pop upper dynamodb etcd concurrency ssh yamux smux
		quic discordgo aws awssession zookeeper orm bun sqlx tarantool couchbase`)
}

// Owner reports whether a session's field says whose it is.
func Owner(field string) bool {
	return is(field, "user userid uid username account accountid owner ownerid member memberid principal authenticated loggedin isauthenticated isloggedin subject email login")
}

// OtherStore reports whether a store's name says that what it holds is no
// session: connections, drafts, devices for messages.
func OtherStore(name string) bool {
	return hasWord(name, `socket sockets websocket conn conns connection connections subscriber subscribers subscription subscriptions presence
		online cart carts basket push draft drafts lock locks upload uploads metric metrics file files image images avatar temp tmp
		log logs audit audits history message messages post posts comment comments item items product products order orders limiter rate
		attempt attempts captcha flash`)
}

// Counts reports whether a column's or field's name says that it counts what
// happens, and is no version.
func Counts(name string) bool {
	return hasWord(name, `count counts counter attempt attempts failed failure failures login logins view views visit visits balance point points
		score streak retry retries total number num post posts follower followers like likes quota usage used credits coins level xp`)
}

// Serves reports whether a type's name is that of something that works, and
// holds nobody's session.
func Serves(name string) bool {
	return hasWord(name, "service server manager factory registry client conn connection worker handler job task timer watcher listener proxy pool")
}

// Replaces reports whether a name says that a thing gets another value in place
// of the one that it has: SetHash, ReplaceKey, Rehash, NewPin.
func Replaces(name string) bool {
	return hasWord(name, "set sets update change replace reset modify edit renew rotate new alter swap")
}

// NewOne reports whether a name may mean that something is replaced by a new one,
// and not that a user is new: NewSecret, NewPin.
func NewOne(name string) bool {
	ws := Words(name)
	if len(ws) != 2 || ws[0] != "new" {
		return false
	}
	return !Creates(ws[1]) && NounOf(ws[1]) != Account
}

// OfEvent reports whether a record's field says that the record tells what has
// happened: a line of an audit log, which may name the session.
func OfEvent(field string) bool {
	return is(field, "event eventtype action operation message level severity apipath requestpath outcome")
}

// GoesOn reports whether a constant in a record's status says that nothing has
// ended: active, success, failed to do something.
func GoesOn(field, value string) bool {
	return Unlocks(field, value) || hasWord(value, "success successful succeeded ok fail failed failure error pending active enabled valid open new started done complete completed")
}

// EndsAt reports whether a column holds until when a record is good.
func EndsAt(column string) bool {
	return ExpiryField(column) || hasWord(column, "until till ends expires expire expired expiry expiration") || hasWord(column, "end valid") && hasWord(column, "at to time")
}

// Logs reports whether a type's name says that it writes what happens down and
// does nothing else.
func Logs(name string) bool {
	return hasWord(name, "logger log logging") && !hasWord(name, "login logout session sessions token tokens")
}
