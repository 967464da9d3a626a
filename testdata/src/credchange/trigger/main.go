package main

import (
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

const schema = `
CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT, password_hash BLOB);
CREATE TABLE IF NOT EXISTS sessions (hash BLOB PRIMARY KEY, user_id INTEGER, expires_at INTEGER);
CREATE TRIGGER IF NOT EXISTS end_sessions AFTER UPDATE OF password_hash ON users
BEGIN
	DELETE FROM sessions WHERE user_id = NEW.id;
END;`

func main() {
	db, _ := sql.Open("sqlite", "x")
	db.Exec(schema)
	http.HandleFunc("POST /password", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		var id int64
		if db.QueryRow(`SELECT user_id FROM sessions WHERE hash = sha256(?) AND expires_at > unixepoch()`, c.Value).Scan(&id) != nil {
			http.Error(w, "no", 401)
			return
		}
		h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), 12)
		if err != nil {
			http.Error(w, "no", 500)
			return
		}
		if _, err := db.Exec(`UPDATE users SET password_hash=? WHERE id=?`, h, id); err != nil {
			http.Error(w, "no", 500)
		}
	})
	http.ListenAndServe(":80", nil)
}
