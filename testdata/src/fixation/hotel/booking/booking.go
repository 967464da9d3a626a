package booking

import (
	"context"
	"net/http"
)

type State interface {
	Remember(ctx context.Context, key string, v any)
	Number(ctx context.Context, key string) int64
	Turn(ctx context.Context) error
	Finish(ctx context.Context) error
	FinishWhere(ctx context.Context, key string, n int64) error
}

type Guests interface {
	Verify(ctx context.Context, mail, pw string) (int64, error)
	SetPassword(ctx context.Context, id int64, pw string) error
}

type App struct {
	State  State
	Guests Guests
}

const guestKey = "guest"

func (a App) Routes() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /rooms", a.rooms)
	m.HandleFunc("POST /checkin", a.checkIn)
	m.HandleFunc("POST /checkout", a.Logout)
	m.HandleFunc("POST /password", a.password)
	return m
}

func (a App) rooms(w http.ResponseWriter, r *http.Request) {
	a.State.Remember(r.Context(), "last_seen_room", r.URL.Query().Get("room"))
}

func (a App) checkIn(w http.ResponseWriter, r *http.Request) {
	id, err := a.Guests.Verify(r.Context(), r.PostFormValue("mail"), r.PostFormValue("pw"))
	if err != nil {
		http.Error(w, "wrong", http.StatusForbidden)
		return
	}
	a.State.Remember(r.Context(), guestKey, id) // want `checkIn verifies a password and then puts "guest" into the session`
	http.Redirect(w, r, "/rooms", http.StatusSeeOther)
}

func (a App) Logout(w http.ResponseWriter, r *http.Request) {
	if err := a.State.Finish(r.Context()); err != nil {
		http.Error(w, "state", http.StatusInternalServerError)
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (a App) password(w http.ResponseWriter, r *http.Request) {
	id := a.State.Number(r.Context(), guestKey)
	if id == 0 {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	if err := a.Guests.SetPassword(r.Context(), id, r.PostFormValue("pw")); err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
		return
	}
	if err := a.State.FinishWhere(r.Context(), guestKey, id); err != nil {
		http.Error(w, "state", http.StatusInternalServerError)
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
