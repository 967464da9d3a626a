// Package mistaken takes points in time for spans, and milliseconds for seconds.
package mistaken

import (
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func cookie(w http.ResponseWriter, token string, end time.Time) {
	soon := time.Now().Add(time.Hour)
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, MaxAge: int(soon.Unix())}) // want `the session cookie lives for centuries`
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, MaxAge: int(soon.Unix() - time.Now().Unix())})
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, MaxAge: int(time.Until(end).Seconds())})
}

func milli(user string, key []byte) (string, error) {
	c := jwt.MapClaims{"sub": user, "exp": time.Now().Add(5 * time.Minute).UnixMilli()} // want `the token lives for centuries`
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(key)
}

func nano(user string, key []byte) (string, error) {
	c := jwt.MapClaims{"sub": user, "exp": time.Now().Add(5*time.Minute).UnixNano() / int64(time.Second)}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(key)
}
