package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
)

type SessionSigner struct{ key []byte }

func NewSessionSigner(key string) *SessionSigner {
	return &SessionSigner{key: []byte(key)}
}

func (s *SessionSigner) Sign(v string) string {
	m := hmac.New(sha256.New, s.key)
	m.Write([]byte(v))
	return hex.EncodeToString(m.Sum(nil))
}

func login(w http.ResponseWriter, r *http.Request) {
	s := NewSessionSigner("constant-key-b")
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "42." + s.Sign("42")})
}

var global = NewSessionSigner("other-constant-key")

func login2(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "42." + global.Sign("42")})
}

func signFunc(key []byte, v string) string {
	m := hmac.New(sha256.New, key)
	m.Write([]byte(v))
	return hex.EncodeToString(m.Sum(nil))
}

func signSession(key []byte, v string) string { return signFunc(key, v) }

func login3(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "42." + signSession([]byte("third-constant"), "42")})
}

func main() {
	http.HandleFunc("/login", login)
	http.HandleFunc("/login2", login2)
	http.HandleFunc("/login3", login3)
	http.ListenAndServe(":80", nil)
}
