// Package pieces has ids and tokens that are put together of pieces.
package pieces

import (
	"context"
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	mathrand "math/rand"
	"net/http"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/rs/xid"

	"sessionlint.test/src/weaktoken/pieces/ids"
)

func streamed() *http.Cookie {
	h := md5.New()
	io.WriteString(h, time.Now().String())
	io.WriteString(h, strconv.Itoa(mathrand.Intn(1000000)))
	return &http.Cookie{Name: "session_id", Value: hex.EncodeToString(h.Sum(nil))} // want `the value of a cookie is a session id or token but comes from time`
}

func fingerprint(parts ...any) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%v|", p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func known(r *http.Request) *http.Cookie {
	id := fingerprint(r.FormValue("username"), r.RemoteAddr, r.UserAgent(), time.Now().UnixNano())
	return &http.Cookie{Name: "session", Value: id} // want `the value of a cookie is a session id or token but comes from time`
}

func address(r *http.Request) *http.Cookie {
	sum := sha256.Sum256([]byte(r.RemoteAddr + r.UserAgent()))
	return &http.Cookie{Name: "session", Value: hex.EncodeToString(sum[:])} // want `the value of a cookie is a session id or token but comes from a hash of data that others know`
}

func write(h hash.Hash, s string) { h.Write([]byte(s)) }

func helped() *http.Cookie {
	h := sha256.New()
	write(h, time.Now().String())
	return &http.Cookie{Name: "session", Value: hex.EncodeToString(h.Sum(nil))} // want `the value of a cookie is a session id or token but comes from time`
}

// RefreshToken is what clients come back with.
type RefreshToken struct{ Value string }

func ordered(counter uint32) RefreshToken {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], uint64(time.Now().UnixMilli()))
	binary.BigEndian.PutUint32(b[8:12], counter)
	rand.Read(b[12:])
	return RefreshToken{Value: hex.EncodeToString(b[:])} // unknown: the counter
}

func tail() RefreshToken {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], uint64(time.Now().UnixMilli()))
	rand.Read(b[12:])
	return RefreshToken{Value: hex.EncodeToString(b[:])} // want `field Value is a session id or token but comes from time`
}

func reset(ctx context.Context, c *redis.Client) (string, error) {
	b := make([]byte, 8)
	rand.Read(b)
	code := hex.EncodeToString(b)
	return code, c.Set(ctx, "pwreset:"+code, "user", time.Hour).Err() // want `the key after "pwreset:" is a session id or token with 64 random bits`
}

func formatted(ctx context.Context, c *redis.Client) (string, error) {
	id := xid.New().String()
	return id, c.Set(ctx, fmt.Sprintf("app:session:%s", id), "user", time.Hour).Err() // want `the key after "app:session:" is a session id or token but comes from xid`
}

var key = []byte(strconv.FormatInt(time.Now().Unix(), 10))

func sign(s string) string {
	m := hmac.New(sha256.New, key) // want `argument of hmac.New is a secret key but comes from time`
	m.Write([]byte(s))
	return s + "." + hex.EncodeToString(m.Sum(nil))
}

type service struct{ maker ids.Maker }

func wired() service { return service{ids.Sorted{}} }

func (s service) start() *http.Cookie {
	return &http.Cookie{Name: "session", Value: s.maker.Make()} // want `the value of a cookie is a session id or token but comes from xid`
}

// Sound ones.

type other struct{ maker ids.Maker }

func strong() other { return other{ids.Random{}} }

func (s other) start() *http.Cookie {
	return &http.Cookie{Name: "session", Value: s.maker.Make()}
}

func salted(secret []byte, r *http.Request) *http.Cookie {
	h := sha256.New()
	h.Write(secret)
	h.Write([]byte(r.RemoteAddr))
	io.WriteString(h, time.Now().String())
	return &http.Cookie{Name: "session", Value: hex.EncodeToString(h.Sum(nil))}
}

func mixed() *http.Cookie {
	h := sha256.New()
	io.WriteString(h, time.Now().String())
	io.CopyN(h, rand.Reader, 32)
	return &http.Cookie{Name: "session", Value: hex.EncodeToString(h.Sum(nil))}
}

func elsewhere(fill func(hash.Hash)) *http.Cookie {
	h := sha256.New()
	fill(h)
	io.WriteString(h, time.Now().String())
	return &http.Cookie{Name: "session", Value: hex.EncodeToString(h.Sum(nil))}
}

func given(r *http.Request) *http.Cookie {
	sum := sha256.Sum256([]byte(r.FormValue("password") + r.RemoteAddr))
	return &http.Cookie{Name: "session", Value: hex.EncodeToString(sum[:])}
}

// UserSession has an id that is shown, and keeps the hash of the token.
type UserSession struct {
	ID        string
	TokenHash []byte
}

func public(token string) UserSession {
	sum := sha256.Sum256([]byte(token))
	return UserSession{ID: xid.New().String(), TokenHash: sum[:]}
}

func last() *http.Cookie {
	return &http.Cookie{Name: "last_session_at", Value: time.Now().Format(time.RFC3339)}
}

func daily(ctx context.Context, c *redis.Client) error {
	return c.Set(ctx, "sessions:"+time.Now().Format("2006-01-02"), 0, 0).Err()
}
