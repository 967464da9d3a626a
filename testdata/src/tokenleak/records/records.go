// Package records prints records that hold tokens.
package records

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"

	"go.uber.org/zap"
)

type Session struct {
	ID    int64
	Token string
	User  string
}

type loginResult struct {
	User   string
	Tokens pair
}

type pair struct{ AccessToken, RefreshToken string }

func created(s *Session) {
	log.Printf("created %+v", s) // want `a whole Session with its Token is written to the log.*leaves Token out`
}

func structured(s Session) {
	slog.Info("login", "session", s) // want `a whole Session with its Token is written to the log`
}

func nested(w http.ResponseWriter, r loginResult) {
	log.Println("logged in", r) // want `a whole loginResult with its Tokens.AccessToken is written to the log`
}

func zapped(l *zap.Logger, s *Session) {
	l.Info("login", zap.Any("session", s)) // want `a whole Session with its Token is written to the log`
}

func wrapped(s *Session) error {
	return fmt.Errorf("cannot store %v", s) // want `a whole Session with its Token is put into an error's text`
}

// Structured logs write JSON, from which a tag keeps the token; fmt knows no tags.
type Tagged struct {
	User  string
	Token string `json:"-"`
}

func tagged(l *zap.Logger, t *Tagged) {
	slog.Info("login", "user", t)
	l.Info("login", zap.Any("user", t))
	log.Printf("login %#v", t) // want `a whole Tagged with its Token is written to the log`
}

// What says itself how it is printed shows what it wants to.
type Redacted struct{ Token string }

func (Redacted) String() string { return "session" }

type secret string

func (secret) String() string { return "…" }

type Masked struct {
	User  string
	Token secret
}

type Logged struct{ Token string }

func (l Logged) LogValue() slog.Value { return slog.StringValue("session") }

// A pointer inside is printed as an address.
type Holder struct {
	User    string
	Session *Session
}

// What is no login's token.
type Page struct{ NextPageToken string }

type Config struct{ SessionToken string }

type Mail struct{ ResetToken string }

func sound(r Redacted, m Masked, l Logged, h Holder, p Page, c Config, ma Mail, s *Session) {
	log.Printf("%v %v", r, m)
	slog.Info("login", "session", l)
	log.Printf("%+v", h)
	log.Printf("%+v", p)
	log.Printf("%+v", c)
	log.Printf("%+v", ma)
	log.Printf("%T", s)
	log.Printf("%d %s", s.ID, s.User)
}
