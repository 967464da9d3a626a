package main

import (
	"context"
	"crypto/rand"
	"errors"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v4"
	"github.com/gorilla/mux"
	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"
)

type Tenant struct {
	ID      string `db:"id"`
	Name    string `db:"name"`
	Hash    string `db:"hash"`
	SignKey []byte `db:"sign_key"`
}

type tenants struct{ *sqlx.DB }

func (t tenants) one(ctx context.Context, col, v string) (*Tenant, error) {
	q := map[string]string{"id": `SELECT * FROM tenants WHERE id = $1`, "name": `SELECT * FROM tenants WHERE name = $1`}[col]
	var x Tenant
	return &x, t.GetContext(ctx, &x, q, v)
}

func (t tenants) rekey(ctx context.Context, id string) error {
	k := make([]byte, 32)
	if _, err := rand.Read(k); err != nil {
		return err
	}
	_, err := t.ExecContext(ctx, `UPDATE tenants SET sign_key = $2 WHERE id = $1`, id, k)
	return err
}

type app struct{ t tenants }

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	x, err := a.t.one(r.Context(), "name", r.FormValue("name"))
	if err != nil || bcrypt.CompareHashAndPassword([]byte(x.Hash), []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	tok := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: x.ID, ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Hour))})
	s, err := tok.SignedString(x.SignKey)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "j", Value: s, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

func (a *app) subject(r *http.Request) (string, error) {
	c, err := r.Cookie("j")
	if err != nil {
		return "", err
	}
	var cl jwt.RegisteredClaims
	tok, err := jwt.ParseWithClaims(c.Value, &cl, func(t *jwt.Token) (any, error) {
		if t.Method != jwt.SigningMethodHS256 {
			return nil, errors.New("method")
		}
		x, err := a.t.one(r.Context(), "id", t.Claims.(*jwt.RegisteredClaims).Subject)
		if err != nil {
			return nil, err
		}
		return x.SignKey, nil
	})
	if err != nil || !tok.Valid || cl.ExpiresAt == nil {
		return "", errors.New("invalid token")
	}
	return cl.Subject, nil
}

func (a *app) logout(w http.ResponseWriter, r *http.Request) {
	id, err := a.subject(r)
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	if err := a.t.rekey(r.Context(), id); err != nil {
		http.Error(w, "db", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "j", Path: "/", HttpOnly: true, Secure: true, MaxAge: -1})
	w.WriteHeader(204)
}

func main() {
	a := &app{tenants{sqlx.MustOpen("pgx", os.Getenv("DATABASE_URL"))}}
	m := mux.NewRouter()
	m.HandleFunc("/login", a.login).Methods("POST")
	m.HandleFunc("/logout", a.logout).Methods("POST")
	m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		id, err := a.subject(r)
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		w.Write([]byte(id))
	})
	log.Fatal(http.ListenAndServe(":8080", m))
}
