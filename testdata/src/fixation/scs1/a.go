// Package scs1 logs in with the first version of scs.
package scs1

import (
	"net/http"
	"time"

	"github.com/alexedwards/scs"
	"github.com/alexedwards/scs/stores/memstore"
	"golang.org/x/crypto/bcrypt"
)

var manager = scs.NewManager(memstore.New(time.Minute))

func right(r *http.Request) bool {
	return bcrypt.CompareHashAndPassword(nil, []byte(r.PostFormValue("password"))) == nil
}

func Login(w http.ResponseWriter, r *http.Request) {
	if !right(r) {
		return
	}
	session := manager.Load(r)
	_ = session.PutInt(w, "userID", 1) // want `Login verifies a password and then puts "userID" into the session.*RenewToken`
}

func LoginRenewed(w http.ResponseWriter, r *http.Request) {
	if !right(r) {
		return
	}
	session := manager.Load(r)
	if err := session.RenewToken(w); err != nil {
		return
	}
	_ = session.PutInt(w, "userID", 1)
}

// LoginDestroyed starts from nothing.
func LoginDestroyed(w http.ResponseWriter, r *http.Request) {
	if !right(r) {
		return
	}
	session := manager.Load(r)
	_ = session.Destroy(w)
	_ = session.PutString(w, "user", r.PostFormValue("name"))
}

// Theme is nobody's identity.
func Theme(w http.ResponseWriter, r *http.Request) {
	if right(r) {
		_ = manager.Load(r).PutString(w, "theme", r.PostFormValue("theme"))
	}
}
