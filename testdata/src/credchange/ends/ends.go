// Package ends has many ways to end a user's sessions.
package ends

import (
	"context"
	"database/sql"
	"net/http"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type app struct {
	db       *sql.DB
	sessions *sessions
	bus      bus
	changed  func(ctx context.Context, user int)
}

type bus interface {
	Publish(topic string, payload any)
}

type sessions struct{ db *sql.DB }

func (s *sessions) create(token string, user int) {
	s.db.Exec("INSERT INTO sessions (token, user_id) VALUES ($1, $2)", token, user)
}

func (s *sessions) drop(ctx context.Context, user int) {
	s.db.ExecContext(ctx, "DELETE FROM sessions WHERE user_id = $1", user)
}

func hash(password string) []byte {
	b, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		panic(err)
	}
	return b
}

func (a *app) store(password string) {
	a.db.Exec("UPDATE users SET password_hash = $1 WHERE id = $2", hash(password), 1)
}

func (a *app) inGoroutine(w http.ResponseWriter, r *http.Request) {
	a.store(r.FormValue("password"))
	go a.sessions.drop(context.Background(), 1)
}

func (a *app) inGoroutineLiteral(w http.ResponseWriter, r *http.Request) {
	a.store(r.FormValue("password"))
	go func() {
		time.Sleep(time.Second)
		a.sessions.drop(context.Background(), 1)
	}()
}

func (a *app) deferred(w http.ResponseWriter, r *http.Request) {
	defer a.sessions.drop(r.Context(), 1)
	a.store(r.FormValue("password"))
}

func (a *app) byEvent(w http.ResponseWriter, r *http.Request) {
	a.store(r.FormValue("password"))
	a.bus.Publish("password.changed", 1)
}

func (a *app) byFunctionField(w http.ResponseWriter, r *http.Request) {
	a.store(r.FormValue("password"))
	a.changed(r.Context(), 1)
}

func newApp(db *sql.DB, b bus) *app {
	s := &sessions{db}
	return &app{db: db, sessions: s, bus: b, changed: s.drop}
}

// Every token carries the version that it was made for.
func (a *app) byWatermark(w http.ResponseWriter, r *http.Request) {
	a.db.Exec("UPDATE users SET password_hash = $1, token_version = token_version + 1 WHERE id = $2", hash(r.FormValue("password")), 1)
}

func (a *app) bySecondStatement(w http.ResponseWriter, r *http.Request) {
	a.store(r.FormValue("password"))
	a.db.Exec("UPDATE users SET tokens_valid_after = now() WHERE id = $1", 1)
}

func (a *app) byFlag(w http.ResponseWriter, r *http.Request) {
	a.store(r.FormValue("password"))
	a.db.Exec("UPDATE sessions SET revoked = true WHERE user_id = $1", 1)
}

// The caller's middleware ends them after the handler.
func (a *app) ending(next func(http.ResponseWriter, *http.Request)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		next(w, r)
		a.sessions.drop(r.Context(), 1)
	}
}

func (a *app) forgets(w http.ResponseWriter, r *http.Request) { // want `forgets gives a user a new password`
	a.store(r.FormValue("password"))
}
