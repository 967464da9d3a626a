package main

import (
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/mux"
	"golang.org/x/crypto/bcrypt"
)

var (
	key     = []byte(os.Getenv("JWT_KEY"))
	revoked sync.Map
	pw      = map[string][]byte{}
)

func login(w http.ResponseWriter, r *http.Request) {
	u := r.FormValue("user")
	if bcrypt.CompareHashAndPassword(pw[u], []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	t, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": u, "exp": time.Now().Add(time.Hour).Unix()}).SignedString(key)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	w.Write([]byte(t))
}

func bearer(r *http.Request) string {
	return strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
}

func protect(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t, err := jwt.Parse(bearer(r), func(*jwt.Token) (any, error) { return key, nil }, jwt.WithValidMethods([]string{"HS256"}), jwt.WithExpirationRequired())
		if err != nil || !t.Valid {
			http.Error(w, "no", 401)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func logout(w http.ResponseWriter, r *http.Request) { // want `logout ends nothing, and the tokens that are issued .* are valid by th`
	revoked.Store(bearer(r), time.Now())
	w.WriteHeader(204)
}

func main() {
	r := mux.NewRouter()
	r.HandleFunc("/login", login).Methods("POST")
	s := r.PathPrefix("/api").Subrouter()
	s.Use(protect)
	s.HandleFunc("/logout", logout).Methods("POST")
	http.ListenAndServe(":8080", r)
}
