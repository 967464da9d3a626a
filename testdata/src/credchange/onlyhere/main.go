package main

import (
	"net/http"

	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"
)

type who struct {
	UID   int    `db:"uid"`
	SID   string `db:"sid"`
	Crypt string `db:"crypt"`
}

type portal struct{ db *sqlx.DB }

func (p portal) current(r *http.Request) (k who, err error) {
	c, err := r.Cookie("portal_session")
	if err != nil {
		return k, err
	}
	err = p.db.Get(&k, `SELECT s.uid, s.sid, u.crypt FROM sessions s JOIN users u ON u.id = s.uid WHERE s.sid = SHA2(?, 256) AND s.ends > NOW()`, c.Value)
	return
}

func (p portal) passwd(w http.ResponseWriter, r *http.Request) { // want `passwd gives a user a new password .* but ends none of the user's sessions`
	k, err := p.current(r)
	if err != nil || bcrypt.CompareHashAndPassword([]byte(k.Crypt), []byte(r.FormValue("old"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), 12)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	tx := p.db.MustBegin()
	tx.MustExec(`UPDATE users SET crypt = ? WHERE id = ?`, h, k.UID)
	tx.MustExec(`DELETE FROM sessions WHERE sid = ?`, k.SID)
	if err := tx.Commit(); err != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "portal_session", MaxAge: -1, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, "/login", 303)
}

func main() {
	p := portal{sqlx.MustConnect("mysql", "x")}
	http.HandleFunc("POST /passwd", p.passwd)
	http.ListenAndServe(":80", nil)
}
