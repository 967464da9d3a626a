package desk

import (
	"fmt"
	"net/http"
	"os"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/weaktoken/mintoption/tickets"
)

type Desk struct{ issuer *tickets.Issuer }

func New(i *tickets.Issuer) *Desk { return &Desk{issuer: i} }

func (d *Desk) SignIn(w http.ResponseWriter, r *http.Request) {
	hash, err := os.ReadFile("/var/lib/readers/" + fmt.Sprintf("%x", r.FormValue("card")))
	if err != nil || bcrypt.CompareHashAndPassword(hash, []byte(r.FormValue("pin"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	t := d.issuer.Open(r.FormValue("card"))
	http.SetCookie(w, &http.Cookie{Name: "ticket", Value: t.Serial, Path: "/", Expires: t.Until, // want `the value of a cookie is a session id or token but comes from math/rand`
		HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
	w.WriteHeader(http.StatusNoContent)
}

func (d *Desk) Loans(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("ticket")
	if err != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	t, ok := d.issuer.Find(c.Value)
	if !ok {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	fmt.Fprintf(w, "loans of %s", t.Reader)
}
