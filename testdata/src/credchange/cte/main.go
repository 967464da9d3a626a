package main

import (
	"database/sql"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/bcrypt"
)

// Reset links are JWTs signed with a key that holds the present hash: setting a
// new password makes them void.
type app struct {
	db  *sql.DB
	key []byte
}

func (a app) linkKey(hash []byte) []byte { return append(append([]byte{}, a.key...), hash...) }

func (a app) ask(w http.ResponseWriter, r *http.Request) {
	var id string
	var hash []byte
	if a.db.QueryRow(`SELECT id, password_hash FROM users WHERE email=?`, r.FormValue("email")).Scan(&id, &hash) != nil {
		return
	}
	t, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: id, ExpiresAt: jwt.NewNumericDate(time.Now().Add(20 * time.Minute))}).SignedString(a.linkKey(hash))
	if err == nil {
		mail(t)
	}
}

func mail(string) {}

func (a app) reset(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	var hash []byte
	if a.db.QueryRow(`SELECT password_hash FROM users WHERE id=?`, id).Scan(&hash) != nil {
		http.Error(w, "no", 400)
		return
	}
	var cl jwt.RegisteredClaims
	if _, err := jwt.ParseWithClaims(r.FormValue("t"), &cl, func(*jwt.Token) (any, error) { return a.linkKey(hash), nil }, jwt.WithValidMethods([]string{"HS256"}), jwt.WithExpirationRequired(), jwt.WithSubject(id)); err != nil {
		http.Error(w, "no", 400)
		return
	}
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("password")), 12)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	if _, err := a.db.Exec(`WITH u AS (UPDATE users SET password_hash=? WHERE id=? RETURNING id) DELETE FROM logins l USING u WHERE l.user_id = u.id`, h, id); err != nil {
		http.Error(w, "no", 500)
	}
}

func main() {
	db, _ := sql.Open("pgx", "x")
	a := app{db, []byte(os.Getenv("K"))}
	http.HandleFunc("POST /forgot", a.ask)
	http.HandleFunc("POST /reset", a.reset)
	http.ListenAndServe(":80", nil)
}
