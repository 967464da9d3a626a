package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/gob"
	"encoding/hex"
	"log"
	"net/http"
	"os"

	"github.com/gorilla/securecookie"
	_ "github.com/jackc/pgx/v5/stdlib"
	"golang.org/x/crypto/bcrypt"
)

type ticket struct {
	UID   int64
	Print []byte
}

func init() { gob.Register(ticket{}) }

type app struct {
	db  *sql.DB
	sc  *securecookie.SecureCookie
	mac []byte
}

func (a *app) print(hash string) []byte {
	m := hmac.New(sha256.New, a.mac)
	m.Write([]byte(hash))
	return m.Sum(nil)[:16]
}

func (a *app) issue(w http.ResponseWriter, uid int64, hash string) error {
	v, err := a.sc.Encode("ticket", ticket{uid, a.print(hash)})
	if err != nil {
		return err
	}
	http.SetCookie(w, &http.Cookie{Name: "ticket", Value: v, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode, MaxAge: 86400})
	return nil
}

func (a *app) user(r *http.Request) (uid int64, hash string, ok bool) {
	c, err := r.Cookie("ticket")
	if err != nil {
		return
	}
	var t ticket
	if a.sc.Decode("ticket", c.Value, &t) != nil {
		return
	}
	if a.db.QueryRowContext(r.Context(), `SELECT hash FROM users WHERE id = $1`, t.UID).Scan(&hash) != nil {
		return
	}
	return t.UID, hash, hmac.Equal(t.Print, a.print(hash))
}

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	var uid int64
	var hash string
	if a.db.QueryRow(`SELECT id, hash FROM users WHERE name = $1`, r.FormValue("name")).Scan(&uid, &hash) != nil ||
		bcrypt.CompareHashAndPassword([]byte(hash), []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	if err := a.issue(w, uid, hash); err != nil {
		http.Error(w, "no", 500)
	}
}

func (a *app) password(w http.ResponseWriter, r *http.Request) {
	uid, old, ok := a.user(r)
	if !ok || bcrypt.CompareHashAndPassword([]byte(old), []byte(r.FormValue("old"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), 12)
	if err != nil {
		http.Error(w, "no", 422)
		return
	}
	if _, err := a.db.Exec(`UPDATE users SET hash = $2 WHERE id = $1`, uid, string(h)); err != nil {
		http.Error(w, "no", 500)
		return
	}
	if err := a.issue(w, uid, string(h)); err != nil {
		http.Error(w, "no", 500)
	}
}

func main() {
	key, err := hex.DecodeString(os.Getenv("KEY"))
	if err != nil || len(key) != 64 {
		log.Fatal("KEY: 64 bytes in hex")
	}
	db, err := sql.Open("pgx", os.Getenv("DSN"))
	if err != nil {
		log.Fatal(err)
	}
	a := &app{db, securecookie.New(key[:32], nil).MaxAge(86400), key[32:]}
	m := http.NewServeMux()
	m.HandleFunc("POST /login", a.login)
	m.HandleFunc("POST /password", a.password)
	log.Fatal(http.ListenAndServe(":8080", m))
}
