package main

import (
	"net/http"

	"github.com/alexedwards/scs/v2"
	"golang.org/x/crypto/bcrypt"
)

// confirm asks for the password before an account is deleted; it changes no
// privilege in the session, only counts failures.
func confirm(sm *scs.SessionManager, hash func(id int) []byte, del func(id int) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id := sm.GetInt(r.Context(), "userID")
		if bcrypt.CompareHashAndPassword(hash(id), []byte(r.FormValue("password"))) != nil {
			sm.Put(r.Context(), "userFailures", sm.GetInt(r.Context(), "userFailures")+1)
			http.Error(w, "no", 401)
			return
		}
		if err := del(id); err != nil {
			http.Error(w, "no", 500)
			return
		}
		sm.Destroy(r.Context())
	}
}

func main() {
	sm := scs.New()
	sm.Cookie.Secure = true
	m := http.NewServeMux()
	m.Handle("POST /account/delete", confirm(sm, nil, nil))
	http.ListenAndServe(":80", sm.LoadAndSave(m))
}
