package main

import (
	"net/http"

	"github.com/alexedwards/scs/v2"
	"github.com/go-webauthn/webauthn/webauthn"
)

type app struct {
	sm *scs.SessionManager
	wa *webauthn.WebAuthn
	by func(id []byte) webauthn.User
}

func (a *app) finish(w http.ResponseWriter, r *http.Request) {
	sd, ok := a.sm.Pop(r.Context(), "webauthn").(webauthn.SessionData)
	if !ok {
		http.Error(w, "no", 400)
		return
	}
	u := a.by(sd.UserID)
	if _, err := a.wa.FinishLogin(u, sd, r); err != nil {
		http.Error(w, "no", 401)
		return
	}
	a.sm.Put(r.Context(), "who", string(u.WebAuthnID())) // want `finish verifies a passkey and then puts "who" into the session, but the session keeps the `
	w.WriteHeader(204)
}

func main() {
	sm := scs.New()
	sm.Cookie.Secure = true
	a := &app{sm: sm}
	m := http.NewServeMux()
	m.HandleFunc("POST /passkey/finish", a.finish)
	http.ListenAndServe(":80", sm.LoadAndSave(m))
}
