// Package cookieonly keeps tokens in a table and leaves them there.
package cookieonly

import (
	"database/sql"
	"net/http"
)

type server struct{ db *sql.DB }

func (s *server) login(w http.ResponseWriter, r *http.Request) {
	token := "…"
	s.db.Exec("INSERT INTO sessions (token, user_id) VALUES ($1, $2)", token, 1)
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token})
}

func (s *server) logout(w http.ResponseWriter, r *http.Request) { // want `logout only touches the client's side and leaves the session on the server \(table sessions, src/logout/cookieonly/cookieonly.go:13\)`
	http.SetCookie(w, &http.Cookie{Name: "session", MaxAge: -1})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (s *server) signOut() http.HandlerFunc { // want `signOut only touches the client's side`
	return func(w http.ResponseWriter, r *http.Request) {
		drop(w)
	}
}

func drop(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "session", MaxAge: -1})
}

// rotate is a logger's: nothing of it is a session.
type rotator struct{}

func (rotator) LogOutput(w http.ResponseWriter, r *http.Request) {}

// logoutURL only tells where to go.
func logoutURL(r *http.Request) string { return "/logout" }
