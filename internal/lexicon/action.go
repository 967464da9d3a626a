package lexicon

import "strings"

// A Verb is what a function's name says it does.
type Verb int

// The verbs.
const (
	NoVerb Verb = iota
	End         // delete, revoke, invalidate …
	Change      // update, set, reset …
	Create      // create, insert, register …
	Read        // get, find, verify …
	Ask         // request, send, show …: talk about the thing
)

// A Noun is what a function, table, type or key is about.
type Noun int

// The nouns.
const (
	NoNoun    Noun = iota
	Session        // what says who is logged in: sessions, access and refresh tokens
	Once           // what proves something one time: reset and verification codes
	Passwords      // what proves it each time
	Role           // what a user may do
	Status         // whether a user may log in
	Factor         // the second factor
	Account        // the user
	Watch          // version, epoch or date before which tokens are void
	Cookie         // only the client's side of a session
	Foreign        // keys and tokens of another kind: API keys, CSRF tokens
	LoggedIn       // the login itself
)

var verbs = map[string]Verb{}

// verbWords are the words of each verb; one that stands in two lists is that
// of the first.
var verbWords = []struct {
	verb  Verb
	words string
}{
	{End, `delete del remove rm revoke invalidate clear purge expire destroy terminate kill flush drop evict logout signout
		logoff blacklist blocklist deny denylist unset forget discard wipe prune abandon rotate bump void deauthorize
		unauthorize disconnect cleanup erase consume redeem burn`},
	{Change, `change reset update set modify edit patch save put upsert replace store write alter apply assign switch persist
		enable disable deactivate activate suspend lock unlock ban unban block unblock grant promote demote enroll setup toggle
		overwrite keep`},
	{Create, `create insert register signup add new init seed import bootstrap provision install invite make ensure migrate build
		start open issue generate gen mint`},
	{Read, `get find load fetch lookup query select read verify check validate is has can parse list count login authenticate
		signin auth compare match exists first last scan by with from to for hash encrypt encode decode test`},
	{Ask, `request send forgot forget mail email show render view page form display prompt notify print log format describe
		template handle render example mock fake`},
}

func init() {
	for _, v := range verbWords {
		for _, w := range strings.Fields(v.words) {
			if verbs[w] == NoVerb {
				verbs[w] = v.verb
			}
		}
	}
}

// singular cuts the plural's s.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "sses"):
		return strings.TrimSuffix(w, "es")
	case strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us"):
		return w
	case strings.HasSuffix(w, "ies"):
		return strings.TrimSuffix(w, "ies") + "y"
	}
	return strings.TrimSuffix(w, "s")
}

func wordSet(name string) (list []string, has map[string]bool, joined string) {
	list = Words(name)
	has = map[string]bool{}
	for i, w := range list {
		list[i] = strings.TrimRight(singular(w), "0123456789")
		has[w], has[list[i]] = true, true
	}
	return list, has, strings.Join(list, "")
}

func anyOf(has map[string]bool, words string) bool {
	for _, w := range strings.Fields(words) {
		if has[w] {
			return true
		}
	}
	return false
}

func contains(joined, parts string) bool {
	for _, p := range strings.Fields(parts) {
		if strings.Contains(joined, p) {
			return true
		}
	}
	return false
}

// VerbOf returns the first verb of a name.
func VerbOf(name string) Verb {
	list, _, joined := wordSet(name)
	if contains(joined, "logout signout logoff signoff endsession") {
		return End
	}
	if len(list) > 1 && list[0] == "end" && !anyOf(map[string]bool{list[1]: true}, "time date at point of user to with pos position line block tag") {
		return End
	}
	for i, w := range list {
		if i > 0 && i == len(list)-1 && w == "from" { // WithdrawFrom
			break
		}
		if v := verbs[w]; v != NoVerb {
			return v
		}
	}
	for _, p := range []string{"delete", "remove", "revoke", "invalidate", "destroy"} {
		if strings.HasPrefix(joined, p) {
			return End
		}
	}
	for _, p := range []string{"update", "change", "reset", "modify"} {
		if strings.HasPrefix(joined, p) {
			return Change
		}
	}
	return NoVerb
}

// NounOf returns what a name is about.
func NounOf(name string) Noun {
	_, has, joined := wordSet(name)
	switch {
	case anyOf(has, "cookie"):
		return Cookie
	case anyOf(has, "csrf xsrf apikey captcha flash push device webhook s3 cache cancel build bucket trace span upload migration template") && !anyOf(has, "session jwt"),
		contains(joined, "externallogin sociallogin loginlink loginlog loginattempt loginhistory loginprovider apikey apitoken personalaccess appkey deploykey sshkey publickey trusteddevice"):
		return Foreign
	case IsWatermark(name):
		return Watch
	case contains(joined, "pwreset passreset pwdreset resetpw passwordtoken"):
		return Once
	case anyOf(has, "reset verification verify activation activate confirm confirmation recovery recover invite invitation otp code challenge magic onetime ott") && (anyOf(has, "token code link request ticket key otp challenge password email session id") || len(has) <= 2) && !anyOf(has, "jwt refresh access") && joined != "code" && joined != "reset" && joined != "challenge" && joined != "verify" && joined != "confirm":
		if anyOf(has, "reset") && anyOf(has, "password passwd pwd") && !anyOf(has, "token code link request ticket key") {
			return Passwords
		}
		if anyOf(has, "verify verification") && anyOf(has, "password passwd pwd") && !anyOf(has, "token code link request ticket key") {
			return Passwords // it is compared with its hash
		}
		if !anyOf(has, "session") {
			return Once
		}
	}
	switch {
	case anyOf(has, "session sess jwt jti refresh sid ticket token remember ssotoken grant denylist blacklist blocklist"),
		contains(joined, "session accesstoken refreshtoken authtoken rememberme logintoken"):
		return Session
	case anyOf(has, "password passwd pwd pass passphrase credential secret") && !anyOf(has, "client app"),
		contains(joined, "password passwd"):
		return Passwords
	case anyOf(has, "totp mfa 2fa tfa otp twofactor webauthn passkey authenticator") || contains(joined, "twofa multifactor twofactor secondfactor"):
		return Factor
	case anyOf(has, "role permission admin owner privilege scope isadmin group") || contains(joined, "isadmin"):
		return Role
	case anyOf(has, "status disabled enabled active locked suspended banned blocked state deactivated lock ban disable suspend deactivate block"):
		return Status
	case anyOf(has, "login logout signin signout"):
		return LoggedIn
	case anyOf(has, "user account member profile admin people person customer identity principal employee"):
		return Account
	}
	return NoNoun
}

// IsWatermark reports whether a field's or column's name stands for a version
// or date that voids older tokens: TokenVersion, SecurityStamp, ValidAfter.
func IsWatermark(name string) bool {
	_, has, joined := wordSet(name)
	if contains(joined, "securitystamp tokenissue issuedat issueat validafter validsince notbefore validfrom tokensvalid sessionsvalid tokenversion sessionversion authversion loginepoch tokenepoch sessionepoch tokenkey tokennonce sessionnonce passwordchanged passwordupdated pwdts passwordts pwdchanged lastpassword tokengeneration logoutat loggedoutat revokedat revokedbefore tokensince sessionsince epoch credentialsversion passwordversion") {
		return true
	}
	return anyOf(has, "token session auth login jwt password pwd pass security credential") && anyOf(has, "version epoch stamp generation counter seq salt nonce ts timestamp revision rev since")
}

// Many reports whether a name speaks of all of a user's things and not of one.
func Many(name string) bool {
	ws := Words(name)
	for _, w := range ws {
		switch w {
		case "all", "others", "other", "user", "users", "every", "everywhere", "account", "sessions", "tokens":
			return true
		}
	}
	return false
}

// Logout reports whether a function's name says that it logs a user out.
func Logout(name string) bool {
	ws, has, joined := wordSet(name)
	if !contains(joined, "logout signout logoff signoff endsession") && !(has["session"] && len(ws) <= 3 && anyOf(has, "destroy terminate") && !has["all"]) {
		return false
	}
	return !anyOf(has, "url redirect uri path link page form button log logs rotate callback response request validate test init new register get build make route router test message event is has on frontchannel backchannel template render timeout config option") &&
		!strings.HasSuffix(joined, "logouturl") && !strings.Contains(joined, "logoutput")
}

// SetsPassword reports whether a function's name says that it changes a
// user's password.
func SetsPassword(name string) bool {
	list, has, joined := wordSet(name)
	if !anyOf(has, "password passwd pwd passphrase pass") && !contains(joined, "password passwd") {
		return false
	}
	if anyOf(has, "request send forgot forget mail email show render view page form can is has validate check verify compare hash encrypt generate template get test new create token code url link display default policy option random prompt parse confirm config init register signup seed input dto hasher encoder strength notify log") {
		return false
	}
	for _, w := range list {
		switch w {
		case "change", "reset", "update", "set", "modify", "edit", "recover", "restore", "renew":
			return true
		}
	}
	return contains(joined, "changepassword resetpassword updatepassword setpassword modifypassword passwordreset passwordchange passwordupdate")
}

// Creates reports whether a function's name says that it makes new users or
// runs once, so that nobody is logged in yet.
func Creates(name string) bool {
	_, has, joined := wordSet(name)
	return (contains(joined, "userpost postuser accountpost postaccount") || anyOf(has, "register registration signup invite create insert add new init seed import bootstrap provision install setup configure migrate onboard ensure first initial initialize demo fixture start main default make build")) &&
		!anyOf(has, "reset change") && !(anyOf(has, "password passwd pwd pass passphrase passcode pw") && !anyOf(has, "user account first initial register signup invite"))
}

// LogsIn reports whether a function's name says that it logs somebody in.
func LogsIn(name string) bool {
	_, has, joined := wordSet(name)
	return (anyOf(has, "login signin authenticate authentication auth authorize verify check rehash upgrade") || contains(joined, "login signin")) && !SetsPassword(name)
}

// ElsewhereToken reports whether a package's or type's name says that its
// tokens are those of another system, which log nobody in here.
func ElsewhereToken(name string) bool {
	_, has, _ := wordSet(name)
	return anyOf(has, "kubernetes k8 kube docker registry git github gitlab gitea slack telegram fcm apn aws s3 azure gcp vault helm ssh smtp imap pop3 ftp sftp ldap radius rfc2865 rfc2866 kerberos")
}

// Wires reports whether a function's name says that it puts a program together,
// so that it tells nothing of the handlers that are written in it.
func Wires(name string) bool {
	return hasWord(name, "main new init setup start run serve server route routes router routing mount register handlers endpoints api app build make load configure wire bootstrap") &&
		!hasWord(name, "user users account accounts")
}

// LogoutRoute reports whether clients end their session by a request of the
// method to the path.
func LogoutRoute(method, path string) bool {
	parts := strings.Split(strings.Trim(strings.ToLower(path), "/"), "/")
	last := parts[len(parts)-1]
	if method == "DELETE" {
		switch last {
		case "session", "login", "auth":
			return true
		case "sessions":
			return len(parts) == 1 || parts[len(parts)-2] != "users" && !strings.ContainsAny(parts[len(parts)-2], "{:*")
		}
		return false
	}
	if method == "GET" || len(parts) < 2 {
		return false
	}
	switch last {
	case "end", "out", "exit", "off", "leave", "quit", "bye", "terminate", "disconnect", "close":
	default:
		return false
	}
	switch parts[len(parts)-2] {
	case "auth", "session", "sessions", "login", "sso", "account", "sign", "log":
		return true
	}
	return false
}
