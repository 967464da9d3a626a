package main

import (
	"context"
	"database/sql"
	"net/http"

	"sessionlint.test/src/logout/events/bus"
)

type SignedOff struct{ Ticket string }

func (SignedOff) Topic() string { return "signed-off" }

func main() {
	db, _ := sql.Open("sqlite", "x")
	b := bus.New()
	b.On("signed-off", func(ctx context.Context, e bus.Event) {
		ev := e.(SignedOff)
		db.ExecContext(ctx, "DELETE FROM tickets WHERE id = ?", ev.Ticket)
	})
	http.HandleFunc("POST /signoff", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("ticket")
		if err != nil {
			http.Redirect(w, r, "/", 303)
			return
		}
		b.Emit(r.Context(), SignedOff{c.Value})
		http.SetCookie(w, &http.Cookie{Name: "ticket", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		http.Redirect(w, r, "/", 303)
	})
	http.ListenAndServe(":80", nil)
}
