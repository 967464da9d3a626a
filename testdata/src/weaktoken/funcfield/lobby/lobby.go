package lobby

import "net/http"

// A Lobby lets people in.
type Lobby struct {
	NewID func() string
	mint  func() string
}

// New takes what makes the ids.
func New(mint func() string) *Lobby { return &Lobby{mint: mint} }

func (l *Lobby) Join(w http.ResponseWriter, r *http.Request) {
	sessionID := l.NewID()
	http.SetCookie(w, &http.Cookie{Name: "session", Value: sessionID})
}

func (l *Lobby) Again(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: l.mint()})
}
