package main

import (
	"crypto/rand"
	"net/http"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type entry struct {
	user string
	end  time.Time
}

type opKind int

const (
	opAdd opKind = iota
	opGet
	opDrop
)

type op struct {
	kind opKind
	id   string
	e    entry
	re   chan entry
}

type actor struct{ in chan op }

func start() *actor {
	a := &actor{in: make(chan op)}
	go a.loop()
	return a
}

func (a *actor) loop() {
	m := map[string]entry{}
	tick := time.NewTicker(time.Minute)
	for {
		select {
		case o := <-a.in:
			switch o.kind {
			case opAdd:
				m[o.id] = o.e
			case opGet:
				e := m[o.id]
				if time.Now().After(e.end) {
					e = entry{}
				}
				o.re <- e
			case opDrop:
				delete(m, o.id)
			}
		case <-tick.C:
			for k, e := range m {
				if time.Now().After(e.end) {
					delete(m, k)
				}
			}
		}
	}
}

func main() {
	a := start()
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		id := rand.Text()
		a.in <- op{kind: opAdd, id: id, e: entry{"me", time.Now().Add(time.Hour)}}
		http.SetCookie(w, &http.Cookie{Name: "sid", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.HandleFunc("POST /logout", func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("sid"); err == nil {
			a.in <- op{kind: opDrop, id: c.Value}
		}
		http.SetCookie(w, &http.Cookie{Name: "sid", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.ListenAndServe(":80", nil)
}
