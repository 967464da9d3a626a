// Package operations logs out in handlers that are registered with what they
// are called by, not with a request.
package operations

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"golang.org/x/crypto/bcrypt"
)

type api struct{ db *sql.DB }

type credentials struct {
	Body struct{ Name, Password string }
}

type answer struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
}

type presented struct {
	Session string `cookie:"session"`
}

func (a *api) login(ctx context.Context, in *credentials) (*answer, error) {
	if err := bcrypt.CompareHashAndPassword(nil, []byte(in.Body.Password)); err != nil {
		return nil, huma.Error401Unauthorized("wrong password")
	}
	token := rand.Text()
	if _, err := a.db.ExecContext(ctx, "INSERT INTO sessions (token, user_id) VALUES ($1, $2)", token, 1); err != nil {
		return nil, err
	}
	return &answer{SetCookie: http.Cookie{Name: "session", Value: token, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}}, nil
}

func (a *api) logout(ctx context.Context, in *presented) (*answer, error) { // want `logout ends nothing and leaves the session on the server \(table sessions`
	return &answer{SetCookie: http.Cookie{Name: "session", MaxAge: -1}}, nil
}

func (a *api) logoutWhole(ctx context.Context, in *presented) (*answer, error) {
	if _, err := a.db.ExecContext(ctx, "DELETE FROM sessions WHERE token = $1", in.Session); err != nil {
		return nil, err
	}
	return &answer{SetCookie: http.Cookie{Name: "session", MaxAge: -1}}, nil
}

func register(h huma.API, a *api) {
	huma.Post(h, "/login", a.login)
	huma.Register(h, huma.Operation{OperationID: "logout", Method: http.MethodPost, Path: "/logout"}, a.logout)
	huma.Post(h, "/logout/whole", a.logoutWhole)
}
