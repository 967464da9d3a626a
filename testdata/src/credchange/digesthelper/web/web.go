// Package web is what clients call.
package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"sessionlint.test/src/credchange/digesthelper/model"
)

func repass(w http.ResponseWriter, r *http.Request) { // want `repass gives a user a new password`
	id, _ := strconv.Atoi(r.PathValue("id"))
	new(model.User).Repass(id, r.FormValue("new"))
}

func picture(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(r.PathValue("id"))
	new(model.User).Picture(id, r.FormValue("mail"))
}

// Token is what a login answers with.
func Token(user string, key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": user, "exp": time.Now().Add(time.Hour).Unix()}).SignedString(key)
}

func Routes() {
	http.HandleFunc("POST /users/{id}/password", repass)
	http.HandleFunc("POST /users/{id}/picture", picture)
}
