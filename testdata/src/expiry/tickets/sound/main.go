// Package main asks when its tickets end; what another service sends has no end.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/crypto/bcrypt"
)

var secret = []byte(os.Getenv("APP_SECRET"))
var hashes = map[string][]byte{}

func sign(msg string) string {
	m := hmac.New(sha256.New, secret)
	m.Write([]byte(msg))
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}

func issue(user string) string {
	payload := fmt.Sprintf("%s|%d", user, time.Now().Add(24*time.Hour).Unix())
	return base64.RawURLEncoding.EncodeToString([]byte(payload)) + "." + sign(payload)
}

func verify(v string) (string, bool) {
	enc, mac, ok := strings.Cut(v, ".")
	if !ok {
		return "", false
	}
	payload, err := base64.RawURLEncoding.DecodeString(enc)
	if err != nil || !hmac.Equal([]byte(sign(string(payload))), []byte(mac)) {
		return "", false
	}
	user, exp, ok := strings.Cut(string(payload), "|")
	if !ok {
		return "", false
	}
	end, err := strconv.ParseInt(exp, 10, 64)
	if err != nil || time.Now().Unix() >= end {
		return "", false
	}
	return user, true
}

func login(w http.ResponseWriter, r *http.Request) {
	u := r.FormValue("user")
	if bcrypt.CompareHashAndPassword(hashes[u], []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "auth", Value: issue(u), Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func home(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("auth")
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	u, ok := verify(c.Value)
	if !ok {
		http.Error(w, "no", 401)
		return
	}
	fmt.Fprintln(w, "hi", u)
}

func main() {
	http.HandleFunc("/login", login)
	http.HandleFunc("/", home)
	http.ListenAndServe(":8080", nil)
}

func hook(w http.ResponseWriter, r *http.Request) {
	if !genuine(r.FormValue("payload"), r.Header.Get("X-Signature")) {
		http.Error(w, "no", 403)
	}
}

func genuine(payload, mac string) bool { return hmac.Equal([]byte(sign(payload)), []byte(mac)) }
