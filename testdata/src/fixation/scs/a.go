// Package scs logs in with alexedwards/scs.
package scs

import (
	"database/sql"
	"net/http"

	"github.com/alexedwards/scs/v2"
	"golang.org/x/crypto/bcrypt"
)

type app struct {
	sessions *scs.SessionManager
	db       *sql.DB
}

func (a *app) hash(name string) (id int, hash []byte, err error) {
	err = a.db.QueryRow("SELECT id, hash FROM users WHERE name = ?", name).Scan(&id, &hash)
	return id, hash, err
}

func (a *app) Login(w http.ResponseWriter, r *http.Request) {
	id, hash, err := a.hash(r.PostFormValue("name"))
	if err != nil || bcrypt.CompareHashAndPassword(hash, []byte(r.PostFormValue("password"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	a.sessions.Put(r.Context(), "userID", id) // want `Login verifies a password and then puts "userID" into the session, but the session keeps the id that it had before: whoever planted that id in the browser is then logged in as well \(session fixation\); call RenewToken\(ctx\)`
}

func (a *app) LoginRenewed(w http.ResponseWriter, r *http.Request) {
	id, hash, err := a.hash(r.PostFormValue("name"))
	if err != nil || bcrypt.CompareHashAndPassword(hash, []byte(r.PostFormValue("password"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	if err := a.sessions.RenewToken(r.Context()); err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
		return
	}
	a.sessions.Put(r.Context(), "userID", id)
}

// LoginRenewedAfter renews after it has put the identity, which moves it.
func (a *app) LoginRenewedAfter(w http.ResponseWriter, r *http.Request) {
	id, hash, err := a.hash(r.PostFormValue("name"))
	if err == nil && bcrypt.CompareHashAndPassword(hash, []byte(r.PostFormValue("password"))) == nil {
		a.sessions.Put(r.Context(), "userID", id)
		_ = a.sessions.RenewToken(r.Context())
	}
}

// LoginHelper renews in a helper.
func (a *app) LoginHelper(w http.ResponseWriter, r *http.Request) {
	id, hash, err := a.hash(r.PostFormValue("name"))
	if err == nil && bcrypt.CompareHashAndPassword(hash, []byte(r.PostFormValue("password"))) == nil {
		a.start(r, id)
	}
}

func (a *app) start(r *http.Request, id int) {
	_ = a.sessions.RenewToken(r.Context())
	a.sessions.Put(r.Context(), "userID", id)
}

// LoginHelperKept forgets it in a helper.
func (a *app) LoginHelperKept(w http.ResponseWriter, r *http.Request) {
	id, hash, err := a.hash(r.PostFormValue("name"))
	if err == nil && bcrypt.CompareHashAndPassword(hash, []byte(r.PostFormValue("password"))) == nil {
		a.keep(r, id) // want `LoginHelperKept verifies a password and then puts "userID" into the session`
	}
}

func (a *app) keep(r *http.Request, id int) {
	a.sessions.Put(r.Context(), "userID", id)
}

// One of two branches renews.
func (a *app) LoginBranches(w http.ResponseWriter, r *http.Request) {
	id, hash, err := a.hash(r.PostFormValue("name"))
	if err != nil || bcrypt.CompareHashAndPassword(hash, []byte(r.PostFormValue("password"))) != nil {
		return
	}
	if r.PostFormValue("remember") != "" {
		_ = a.sessions.RenewToken(r.Context())
		a.sessions.Put(r.Context(), "userID", id)
	} else {
		a.sessions.Put(r.Context(), "userID", id) // want `LoginBranches verifies a password`
	}
}

// Logging out and flashing bind nobody.
func (a *app) Logout(w http.ResponseWriter, r *http.Request) {
	a.sessions.Put(r.Context(), "userID", 0)
	_ = a.sessions.Destroy(r.Context())
}

// A changed password is no login.
func (a *app) ChangePassword(w http.ResponseWriter, r *http.Request) {
	id, hash, err := a.hash(a.sessions.GetString(r.Context(), "name"))
	if err == nil && bcrypt.CompareHashAndPassword(hash, []byte(r.PostFormValue("password"))) == nil {
		a.sessions.Put(r.Context(), "userID", id)
	}
}

// The first factor alone binds no identity yet.
func (a *app) FirstFactor(w http.ResponseWriter, r *http.Request) {
	id, hash, err := a.hash(r.PostFormValue("name"))
	if err == nil && bcrypt.CompareHashAndPassword(hash, []byte(r.PostFormValue("password"))) == nil {
		a.sessions.Put(r.Context(), "pendingUserID", id)
		a.sessions.Put(r.Context(), "flash", "one more step")
	}
}

// A caller renews.
func (a *app) handler(w http.ResponseWriter, r *http.Request) {
	if a.verifyAndPut(r, r.PostFormValue("name"), r.PostFormValue("password")) {
		_ = a.sessions.RenewToken(r.Context())
	}
}

func (a *app) verifyAndPut(r *http.Request, name, password string) bool {
	id, hash, err := a.hash(name)
	if err != nil || bcrypt.CompareHashAndPassword(hash, []byte(password)) != nil {
		return false
	}
	a.sessions.Put(r.Context(), "userID", id)
	return true
}

// A middleware around the login renews.
func (a *app) LoginInside(w http.ResponseWriter, r *http.Request) {
	id, hash, err := a.hash(r.PostFormValue("name"))
	if err == nil && bcrypt.CompareHashAndPassword(hash, []byte(r.PostFormValue("password"))) == nil {
		a.sessions.Put(r.Context(), "userID", id)
	}
}

func (a *app) renewing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = a.sessions.RenewToken(r.Context())
		next.ServeHTTP(w, r)
	})
}

func (a *app) Routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/logout", a.Logout)
	mux.Handle("/login", a.renewing(http.HandlerFunc(a.LoginInside)))
	return a.sessions.LoadAndSave(mux)
}
