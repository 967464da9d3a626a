package std

import (
	"crypto/md5"
	crand "crypto/rand"
	"encoding/hex"
	"fmt"
	"math/rand"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"sessionlint.test/src/weaktoken/ident"
)

type Session struct {
	ID        string
	SessionID string
	Secret    string
}

var next int64

func counter(w http.ResponseWriter) {
	id := atomic.AddInt64(&next, 1)
	http.SetCookie(w, &http.Cookie{Name: "session", Value: strconv.FormatInt(id, 10)}) // want `the value of a cookie is a session id or token but comes from counter`
}

type server struct{ last int }

func (s *server) incremented(w http.ResponseWriter) {
	s.last++
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: fmt.Sprint(s.last)}) // want `comes from a counter`
}

func field() *Session {
	return &Session{SessionID: ident.String(32)} // want `field SessionID is a session id or token but comes from math/rand .*ident.go:18.*`
}

func clock(s *Session) {
	sum := md5.Sum([]byte(fmt.Sprintf("%d", time.Now().UnixNano())))
	s.SessionID = hex.EncodeToString(sum[:]) // want `comes from time`
}

func GenerateToken() string {
	return strconv.Itoa(rand.Int()) // want `the result of GenerateToken is a session id or token but comes from math/rand`
}

func caller(s *Session) {
	s.SessionID = GenerateToken() // told where it is made
}

func pid(s *Session) {
	s.Secret = fmt.Sprintf("%d-%d", os.Getpid(), time.Now().Unix()) // want `field Secret is a secret key but comes from pid`
}

func builder(s *Session) {
	var sb strings.Builder
	for i := 0; i < 32; i++ {
		sb.WriteByte("0123456789abcdef"[rand.Intn(16)])
	}
	s.SessionID = sb.String() // want `comes from math/rand`
}

func concat(s *Session) {
	id := ""
	for i := 0; i < 32; i++ {
		id += string("0123456789abcdef"[rand.Intn(16)])
	}
	s.SessionID = id // want `comes from math/rand`
}

func tooShort(s *Session) {
	b := make([]byte, 4)
	crand.Read(b)
	s.SessionID = hex.EncodeToString(b) // want `with only 32 random bits`
}

func short(s *Session) {
	s.SessionID = ident.Strong(16) // want `with 91 random bits .*, fewer than the 128`
}

func cut(s *Session) {
	h, _ := ident.Hex(32)
	s.SessionID = h[:8] // want `with only 32 random bits`
}

func named() {
	sessionToken := ident.String(20) // want `variable sessionToken is a session id or token but comes from math/rand`
	fmt.Fprintln(os.Stdout, len(sessionToken))
}

func param() {
	save("u", ident.String(20)) // want `parameter token of std.save .* comes from math/rand`
}

func save(user, token string) { _ = user + token }

func table(m map[string]string) {
	m["access_token"] = ident.String(40) // want `map entry "access_token"`
}

func closure(s *Session) {
	mk := func() string { return strconv.Itoa(rand.Int()) }
	s.SessionID = mk() // want `comes from math/rand`
}

type generator interface{ Make() string }

type weakGen struct{}

func (weakGen) Make() string { return fmt.Sprint(rand.Int63()) }

func iface(s *Session, g generator) {
	s.SessionID = g.Make() // want `comes from math/rand`
}

func writeCookie(w http.ResponseWriter, v string) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: v})
}

func viaHelper(w http.ResponseWriter) {
	writeCookie(w, ident.String(9)) // want `the value of a cookie .* comes from math/rand`
}

type account struct{ Username, Email string }

func userData(s *Session, u *account) {
	sum := md5.Sum([]byte(u.Email))
	s.SessionID = hex.EncodeToString(sum[:]) // want `comes from a hash of data that others know`
}

func userAndTime(s *Session, u *account) {
	s.SessionID = fmt.Sprintf("%x", md5.Sum([]byte(u.Username+time.Now().String()))) // want `comes from time`
}

func address(s *Session) {
	s.SessionID = fmt.Sprintf("%p", s) // want `comes from a pointer's address`
}

type lockedSource struct{ src rand.Source }

func (l *lockedSource) Seed(s int64) { l.src.Seed(s) }
func (l *lockedSource) Int63() int64 { return l.src.Int63() }

var locked = rand.New(&lockedSource{rand.NewSource(1)})

func behindLock(s *Session) {
	s.SessionID = strconv.Itoa(locked.Int()) // want `comes from math/rand`
}
