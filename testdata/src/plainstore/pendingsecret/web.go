// Package enroll sets up the second factor.
package enroll

import (
	"net/http"
	"os"

	"github.com/gorilla/mux"
	"github.com/gorilla/sessions"
	"github.com/pquerna/otp/totp"
)

type Accounts interface {
	Enable(user, secret string) error
}

type app struct {
	jar      sessions.Store
	accounts Accounts
	issuer   string
}

func newJar(secret []byte) sessions.Store {
	jar := sessions.NewCookieStore(secret)
	jar.Options = &sessions.Options{Path: "/", MaxAge: 3600, Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode}
	jar.MaxAge(3600)
	return jar
}

func New(accounts Accounts, keyFile string) (http.Handler, error) {
	key, err := os.ReadFile(keyFile)
	if err != nil {
		return nil, err
	}
	a := &app{jar: newJar(key), accounts: accounts, issuer: "Ledger"}
	r := mux.NewRouter()
	r.HandleFunc("/2fa", a.begin).Methods(http.MethodPost)
	r.HandleFunc("/2fa/confirm", a.confirm).Methods(http.MethodPost)
	return r, nil
}

func (a *app) begin(w http.ResponseWriter, r *http.Request) {
	s, _ := a.jar.Get(r, "ledger")
	user, ok := s.Values["user"].(string)
	if !ok {
		http.Error(w, "login first", http.StatusUnauthorized)
		return
	}
	key, err := totp.Generate(totp.GenerateOpts{Issuer: a.issuer, AccountName: user})
	if err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	s.Values["pending"] = key.Secret() // want `the secret of a second factor is put into a session whose cookie is`
	if err := s.Save(r, w); err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	w.Write([]byte(key.URL()))
}

func (a *app) confirm(w http.ResponseWriter, r *http.Request) {
	s, _ := a.jar.Get(r, "ledger")
	user, _ := s.Values["user"].(string)
	secret, _ := s.Values["pending"].(string)
	if user == "" || secret == "" || !totp.Validate(r.PostFormValue("code"), secret) {
		http.Error(w, "code is wrong", http.StatusForbidden)
		return
	}
	if err := a.accounts.Enable(user, secret); err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	delete(s.Values, "pending")
	s.Save(r, w)
}

// named keeps no secret of the second factor in the session.
func (a *app) named(w http.ResponseWriter, r *http.Request) {
	s, _ := a.jar.Get(r, "ledger")
	key, err := totp.Generate(totp.GenerateOpts{Issuer: a.issuer, AccountName: "x"})
	if err != nil {
		return
	}
	s.Values["pending"] = key.Issuer()
	s.Save(r, w)
}
