// Package changer hands functions that change a record to its store.
package changer

import (
	"net/http"
	"os"
	"sync"

	"github.com/gorilla/sessions"
	"golang.org/x/crypto/bcrypt"
)

// Info is the one who may log in.
type Info struct {
	Email    string
	Password []byte
	Version  int
}

type config struct {
	sync.Mutex
	info Info
}

func (c *config) UpdateInfo(change func(*Info) error) error {
	c.Lock()
	defer c.Unlock()
	return change(&c.info)
}

var (
	conf  config
	store = sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))
)

func enter(w http.ResponseWriter, r *http.Request) {
	s, _ := store.New(r, "session")
	s.Values["user"] = r.FormValue("user")
	s.Save(r, w)
}

func hash(r *http.Request) []byte {
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("password")), bcrypt.DefaultCost)
	if err != nil {
		panic(err)
	}
	return h
}

func settings(w http.ResponseWriter, r *http.Request) { // want `settings gives a user a new password`
	hashed := hash(r)
	conf.UpdateInfo(func(i *Info) error {
		i.Password = hashed
		return nil
	})
}

func address(w http.ResponseWriter, r *http.Request) {
	conf.UpdateInfo(func(i *Info) error {
		i.Email = r.FormValue("email")
		return nil
	})
}

// configure gives the first password.
func configure(w http.ResponseWriter, r *http.Request) {
	hashed := hash(r)
	conf.UpdateInfo(func(i *Info) error {
		i.Password = hashed
		return nil
	})
}

// reset drops everybody with it.
func reset(w http.ResponseWriter, r *http.Request) {
	hashed := hash(r)
	conf.UpdateInfo(func(i *Info) error {
		i.Password = hashed
		return nil
	})
	revokeAllSessions()
}

var live sync.Map // sessions by id

func revokeAllSessions() { live.Clear() }

func routes() {
	http.HandleFunc("POST /login", enter)
	http.HandleFunc("POST /settings", settings)
	http.HandleFunc("POST /address", address)
	http.HandleFunc("POST /configure", configure)
	http.HandleFunc("POST /reset", reset)
}
