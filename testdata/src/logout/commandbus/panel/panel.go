package panel

import (
	"crypto/rand"
	"net/http"
	"time"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/logout/commandbus/cmd"
)

type Dispatcher interface{ Do(c any) error }

type GrantBook interface {
	Write(code, operator string, life time.Duration) error
	Operator(code string) (string, error)
}

type PinBook interface {
	Pin(name string) ([]byte, error)
}

type Deps struct {
	Bus       Dispatcher
	Grants    GrantBook
	Operators PinBook
}

func Mux(d Deps) *http.ServeMux {
	m := http.NewServeMux()
	m.HandleFunc("POST /signon", signOn(d))
	m.HandleFunc("POST /signoff", signOff(d))
	m.HandleFunc("POST /pin", pin(d))
	return m
}

const crumb = "printer"

func set(w http.ResponseWriter, v string, age int) {
	http.SetCookie(w, &http.Cookie{Name: crumb, Value: v, Path: "/", MaxAge: age, Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode})
}

func current(d Deps, r *http.Request) (code, who string) {
	c, err := r.Cookie(crumb)
	if err != nil {
		return "", ""
	}
	who, err = d.Grants.Operator(c.Value)
	if err != nil {
		return "", ""
	}
	return c.Value, who
}

func signOn(d Deps) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name := r.PostFormValue("operator")
		h, err := d.Operators.Pin(name)
		if err != nil || bcrypt.CompareHashAndPassword(h, []byte(r.PostFormValue("pin"))) != nil {
			http.Error(w, "no", http.StatusForbidden)
			return
		}
		code := rand.Text()
		if err := d.Grants.Write(code, name, 2*time.Hour); err != nil {
			http.Error(w, "disk", http.StatusInternalServerError)
			return
		}
		set(w, code, 7200)
	}
}

func signOff(d Deps) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		code, who := current(d, r)
		if who == "" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		if err := d.Bus.Do(cmd.SignOff{Code: code}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		set(w, "", -1)
	}
}

func pin(d Deps) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_, who := current(d, r)
		if who == "" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		h, err := bcrypt.GenerateFromPassword([]byte(r.PostFormValue("pin")), bcrypt.DefaultCost)
		if err == nil {
			err = d.Bus.Do(cmd.NewPin{Operator: who, Hash: h})
		}
		if err != nil {
			http.Error(w, "no", http.StatusInternalServerError)
		}
	}
}
