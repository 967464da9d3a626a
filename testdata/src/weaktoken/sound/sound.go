package sound

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	mrand "math/rand"
	"net/http"
	"time"

	"sessionlint.test/src/weaktoken/ident"
)

type Session struct {
	SessionID string
	Token     string
	RequestID string
	Color     string
	Otp       string
}

func strong(s *Session) error {
	b := make([]byte, 32)
	if _, err := io.ReadFull(rand.Reader, b); err != nil {
		return err
	}
	s.SessionID = base64.RawURLEncoding.EncodeToString(b)
	return nil
}

func text(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: rand.Text()})
}

func helper(s *Session) {
	s.SessionID = ident.Strong(32)
	s.Token, _ = ident.Hex(16)
}

func hashed(s *Session, secret string) {
	sum := sha256.Sum256([]byte(secret + time.Now().String()))
	s.Token = hex.EncodeToString(sum[:])
}

func harmless(s *Session) {
	s.RequestID = ident.String(8)
	s.Color = fmt.Sprintf("#%06x", mrand.Intn(1<<24))
	time.Sleep(time.Duration(mrand.Intn(100)) * time.Millisecond)
}

func mixed(s *Session) {
	b := make([]byte, 32)
	rand.Read(b)
	s.Token = fmt.Sprintf("%d.%x", time.Now().Unix(), b)
}

func theme(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: fmt.Sprint(mrand.Int())})
}

func code(s *Session) {
	b := make([]byte, 6)
	rand.Read(b)
	for i := range b {
		b[i] = "0123456789"[int(b[i])%10]
	}
	s.Otp = string(b)
}

func stored(s *Session, load func() string) { s.Token = load() }

func GenerateToken(user string) string {
	b := make([]byte, 20)
	rand.Read(b)
	return user + hex.EncodeToString(b)
}

type cryptoSource struct{}

func (cryptoSource) Seed(int64)   {}
func (cryptoSource) Int63() int64 { return int64(cryptoSource{}.Uint64() >> 1) }
func (cryptoSource) Uint64() uint64 {
	var b [8]byte
	rand.Read(b[:])
	return binary.LittleEndian.Uint64(b[:])
}

var secure = mrand.New(cryptoSource{})

func cryptoBacked(s *Session) {
	b := make([]byte, 32)
	for i := range b {
		b[i] = "abcdefghijklmnopqrstuvwxyz"[secure.Intn(26)]
	}
	s.Token = string(b)
}

type otp struct{ OtpID string }

func recordID(o *otp) { o.OtpID = ident.String(15) }

func address(host string) (string, error) { return host, nil }

func Transport(host string) string {
	ip, err := address(host)
	if err != nil {
		return "tcp"
	}
	return "tcp-" + ip
}
