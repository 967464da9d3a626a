// Package operations changes passwords in handlers that are registered with
// what they are called by, not with a request.
package operations

import (
	"context"
	"database/sql"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"golang.org/x/crypto/bcrypt"
)

type store struct{ db *sql.DB }

func (s *store) session(token string) (user int64, err error) {
	err = s.db.QueryRow("SELECT user_id FROM sessions WHERE token_hash = $1", token).Scan(&user)
	return user, err
}

func (s *store) setPassword(ctx context.Context, user int64, password string) error {
	hash, err := bcrypt.GenerateFromPassword([]byte(password), 12)
	if err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, "UPDATE users SET password_hash = $1 WHERE id = $2", hash, user)
	return err
}

func (s *store) endAll(ctx context.Context, user int64) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM sessions WHERE user_id = $1", user)
	return err
}

// huma.

type passwordInput struct {
	Body struct{ Password string }
}

type api struct{ s *store }

func (a *api) change(ctx context.Context, in *passwordInput) (*struct{}, error) { // want `change gives a user a new password \(src/credchange/operations/operations.go:\d+, table users\) but ends none of the user's sessions`
	return nil, a.s.setPassword(ctx, 1, in.Body.Password)
}

func (a *api) reset(ctx context.Context, in *passwordInput) (*struct{}, error) {
	if err := a.s.setPassword(ctx, 1, in.Body.Password); err != nil {
		return nil, err
	}
	return nil, a.s.endAll(ctx, 1)
}

func register(h huma.API, a *api) {
	huma.Register(h, huma.Operation{OperationID: "change-password", Method: http.MethodPost, Path: "/password"}, a.change)
	huma.Post(h, "/password/reset", a.reset)
}

// A table of methods.

type method func(ctx context.Context, args map[string]any) (any, error)

func methods(s *store) map[string]method {
	return map[string]method{
		"account.changePassword": func(ctx context.Context, args map[string]any) (any, error) { // want `gives a user a new password`
			return nil, s.setPassword(ctx, 1, args["password"].(string))
		},
		"account.resetPassword": func(ctx context.Context, args map[string]any) (any, error) {
			if err := s.setPassword(ctx, 1, args["password"].(string)); err != nil {
				return nil, err
			}
			return nil, s.endAll(ctx, 1)
		},
	}
}

// oapi-codegen's strict server.

type ChangePasswordRequestObject struct {
	Body *struct{ Password string }
}

type ChangePasswordResponseObject interface {
	Visit(http.ResponseWriter) error
}

type server struct{ s *store }

func (v *server) ChangePassword(ctx context.Context, in ChangePasswordRequestObject) (ChangePasswordResponseObject, error) { // want `ChangePassword gives a user a new password`
	return nil, v.s.setPassword(ctx, 1, in.Body.Password)
}
