package handlers

import (
	"context"
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/logout/hotcache/store"
)

type Sessions interface {
	Issue(ctx context.Context, userID int64) (string, error)
	Lookup(ctx context.Context, token string) (*store.Session, error)
	End(ctx context.Context, token string) error
}

type Auth struct {
	DB       *sql.DB
	Sessions Sessions
}

type userKey struct{}

func (a *Auth) SignIn(w http.ResponseWriter, r *http.Request) {
	var id int64
	var hash []byte
	err := a.DB.QueryRowContext(r.Context(), `SELECT id, password_hash FROM users WHERE email = $1`, r.FormValue("email")).Scan(&id, &hash)
	if err != nil || bcrypt.CompareHashAndPassword(hash, []byte(r.FormValue("password"))) != nil {
		http.Error(w, "wrong email or password", http.StatusUnauthorized)
		return
	}
	token, err := a.Sessions.Issue(r.Context(), id)
	if err != nil {
		http.Error(w, "try later", http.StatusServiceUnavailable)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: token, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (a *Auth) SignOut(w http.ResponseWriter, r *http.Request) { // want `SignOut ends the session's record and leaves it in the cache that is`
	if c, err := r.Cookie("sid"); err == nil {
		if err := a.Sessions.End(r.Context(), c.Value); err != nil {
			http.Error(w, "try later", http.StatusServiceUnavailable)
			return
		}
	}
	http.SetCookie(w, &http.Cookie{Name: "sid", Path: "/", MaxAge: -1, HttpOnly: true, Secure: true})
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

func (a *Auth) Require(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("sid")
		if err != nil {
			http.Error(w, "sign in", http.StatusUnauthorized)
			return
		}
		s, err := a.Sessions.Lookup(r.Context(), c.Value)
		if err != nil {
			http.Error(w, "sign in", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), userKey{}, s.UserID)))
	})
}
