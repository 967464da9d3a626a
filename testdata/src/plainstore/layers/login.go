// Package layers keeps sessions behind an interface, in another package.
package layers

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"sessionlint.test/src/plainstore/layers/domain"
	"sessionlint.test/src/plainstore/layers/pg"
)

type service struct{ sessions domain.Sessions }

var wired = service{&pg.Sessions{}}

func newID() string {
	b := make([]byte, 32)
	rand.Read(b)
	return hex.EncodeToString(b)
}

func (s service) start(ctx context.Context, user int64) (string, error) {
	x := domain.Session{ID: newID(), UserID: user, Expires: time.Now().Add(time.Hour)} // want `a token is stored as it is handed out: field domain.Session.ID`
	return x.ID, s.sessions.Insert(ctx, x)
}

func (s service) name(ctx context.Context) (string, error) {
	id := rand.Text()
	return id, s.sessions.Name(ctx, id) // want `a token is stored as it is handed out: column id of table sessions`
}

func (s service) forgot(ctx context.Context, user int64) (string, error) {
	var b [20]byte
	rand.Read(b[:])
	code := fmt.Sprintf("%x", b)
	return code, s.sessions.Reset(ctx, user, code) // want `a token is stored as it is handed out: field pg.row.Token`
}

func (s service) remember(ctx context.Context, user string) (string, error) {
	cookie := rand.Text()
	return cookie, s.sessions.Remember(ctx, user, cookie) // want `a token is stored as it is handed out: entry "remember_token"`
}

func (s service) login(ctx context.Context, user int64) (string, error) {
	l := &domain.Login{UserID: user, SessionToken: rand.Text()} // want `a token is stored as it is handed out: field domain.Login.SessionToken`
	return l.SessionToken, s.sessions.Login(ctx, l)
}

// The device's id is public.
func (s service) register(ctx context.Context) (string, error) {
	token := newID()
	sum := sha256.Sum256([]byte(token))
	return token, s.sessions.Register(ctx, &domain.Device{ID: newID(), Hash: sum[:]})
}
