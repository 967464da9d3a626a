package storefront

import (
	"context"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"sessionlint.test/src/fixation/shop/shop"
)

type front struct {
	shop   *shop.Shop
	guests shop.Guests
}

type guestKey struct{}

const name = "__Host-g"

func Handler(s *shop.Shop, g shop.Guests) http.Handler {
	f := &front{s, g}
	r := chi.NewRouter()
	r.Use(f.greet)
	r.Get("/", f.index)
	r.Post("/identify", f.identify)
	r.Post("/second", f.second)
	r.Post("/bye", f.bye)
	return r
}

func give(w http.ResponseWriter, ref string) {
	http.SetCookie(w, &http.Cookie{Name: name, Value: ref, Path: "/", MaxAge: 86400, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (f *front) greet(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var g *shop.Guest
		if c, err := r.Cookie(name); err == nil {
			if x, err := f.guests.Known(r.Context(), c.Value); err == nil {
				g = x
			}
		}
		if g == nil {
			g = &shop.Guest{Ref: shop.NewRef(), Until: time.Now().Add(24 * time.Hour)}
			if err := f.guests.Greet(r.Context(), g); err != nil {
				http.Error(w, "closed", http.StatusServiceUnavailable)
				return
			}
			give(w, g.Ref)
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), guestKey{}, g)))
	})
}

func guest(r *http.Request) *shop.Guest {
	g, _ := r.Context().Value(guestKey{}).(*shop.Guest)
	return g
}

func (f *front) index(w http.ResponseWriter, r *http.Request) { w.Write([]byte(guest(r).Basket)) }

func (f *front) identify(w http.ResponseWriter, r *http.Request) {
	ref, err := f.shop.Identify(r.Context(), guest(r), r.PostFormValue("mail"), r.PostFormValue("pw"))
	if err != nil {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	give(w, ref)
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (f *front) second(w http.ResponseWriter, r *http.Request) {
	ref, err := f.shop.Second(r.Context(), guest(r), r.PostFormValue("code"))
	if err != nil {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	give(w, ref)
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (f *front) bye(w http.ResponseWriter, r *http.Request) {
	if err := f.shop.Bye(r.Context(), guest(r).Ref); err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: name, Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
