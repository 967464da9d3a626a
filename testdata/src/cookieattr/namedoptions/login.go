package namedoptions

import (
	"net/http"

	"sessionlint.test/src/cookieattr/namedoptions/mutate"
)

func login(w http.ResponseWriter, id string) {
	http.SetCookie(w, mutate.Chain{mutate.Lax, mutate.TLS}.Apply(&http.Cookie{Name: "wash_session", Value: id, Path: "/"})) // want `session cookie "wash_session" lacks HttpOnly`
	http.SetCookie(w, mutate.Chain{mutate.Lax, mutate.TLS, mutate.Private, mutate.Age(60)}.Apply(&http.Cookie{Name: "wash_session", Value: id, Path: "/"}))
}
