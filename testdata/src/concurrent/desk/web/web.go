package web

import (
	"context"
	"net/http"

	"sessionlint.test/src/concurrent/desk/desk"
)

type Front struct{ desk *desk.Desk }

func New(d *desk.Desk) *Front { return &Front{d} }

type key struct{}

const cookieName = "clinic_desk"

func (f *Front) Routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /enter", f.enter)
	mux.Handle("POST /logout", f.guarded(f.leave))
	mux.Handle("GET /", f.guarded(f.home))
	return mux
}

func (f *Front) guarded(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie(cookieName)
		if err != nil {
			http.Error(w, "please sign in", http.StatusUnauthorized)
			return
		}
		id, err := f.desk.Who(r.Context(), c.Value)
		if err != nil {
			http.Error(w, "please sign in", http.StatusUnauthorized)
			return
		}
		next(w, r.WithContext(context.WithValue(r.Context(), key{}, id)))
	})
}

func (f *Front) put(w http.ResponseWriter, v string, age int) {
	http.SetCookie(w, &http.Cookie{Name: cookieName, Value: v, Path: "/", MaxAge: age, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (f *Front) enter(w http.ResponseWriter, r *http.Request) {
	raw, err := f.desk.Enter(r.Context(), r.PostFormValue("email"), r.PostFormValue("pw"))
	if err != nil {
		http.Error(w, "wrong", http.StatusForbidden)
		return
	}
	f.put(w, raw, 36000)
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (f *Front) leave(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(cookieName); err == nil {
		_ = f.desk.Leave(r.Context(), c.Value)
	}
	f.put(w, "", -1)
	http.Redirect(w, r, "/enter", http.StatusSeeOther)
}

func (f *Front) home(w http.ResponseWriter, r *http.Request) { w.Write([]byte("hello")) }
