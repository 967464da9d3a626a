package main

import (
	"net/http"

	"github.com/alexedwards/scs/v2"
	"golang.org/x/crypto/bcrypt"
)

type account struct{ Name, Hash string }

type identity struct {
	Name string
	Auth bool
}

type application struct {
	sm   *scs.SessionManager
	list map[string]account
}

func (a *application) authenticate(name, pw string) (*account, bool) {
	acc, ok := a.list[name]
	if !ok || bcrypt.CompareHashAndPassword([]byte(acc.Hash), []byte(pw)) != nil {
		return nil, false
	}
	return &acc, true
}

func (a *application) login(w http.ResponseWriter, r *http.Request) {
	acc, ok := a.authenticate(r.FormValue("name"), r.FormValue("password"))
	if !ok {
		http.Error(w, "no", 401)
		return
	}
	if r.FormValue("remember") != "" {
		if err := a.sm.RenewToken(r.Context()); err != nil {
			http.Error(w, "no", 500)
			return
		}
		a.sm.RememberMe(r.Context(), true)
	}
	a.sm.Put(r.Context(), "identity", identity{acc.Name, true}) // want `login verifies a password and then puts "identity" into the session, but the session keeps`
}

func main() {
	sm := scs.New()
	sm.Cookie.Secure = true
	a := &application{sm: sm}
	m := http.NewServeMux()
	m.HandleFunc("POST /login", a.login)
	http.ListenAndServe(":80", sm.LoadAndSave(m))
}
