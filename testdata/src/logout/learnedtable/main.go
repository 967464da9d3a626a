package main

import (
	"context"
	"crypto/rand"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
	"github.com/go-chi/chi/v5"
	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"
)

type Visit struct {
	Key      string    `db:"key"`
	MemberID int64     `db:"member_id"`
	Ends     time.Time `db:"ends"`
}

type visits struct{ *sqlx.DB }

func (v visits) open(ctx context.Context, member int64) (*Visit, error) {
	n := &Visit{Key: rand.Text(), MemberID: member, Ends: time.Now().Add(6 * time.Hour)}
	_, err := v.NamedExecContext(ctx, `INSERT INTO visits (key, member_id, ends) VALUES (:key, :member_id, :ends)`, n)
	return n, err
}

func (v visits) find(ctx context.Context, key string) (*Visit, error) {
	var n Visit
	err := v.GetContext(ctx, &n, `SELECT * FROM visits WHERE key = $1 AND ends > now()`, key)
	return &n, err
}

type CookieOutput struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
}

type LoginInput struct {
	Body struct {
		Email    string `json:"email"`
		Password string `json:"password"`
	}
}

type SessionInput struct {
	Visit http.Cookie `cookie:"visit"`
}

type API struct{ v visits }

func (a *API) Login(ctx context.Context, in *LoginInput) (*CookieOutput, error) {
	var m struct {
		ID   int64  `db:"id"`
		Hash string `db:"hash"`
	}
	if err := a.v.GetContext(ctx, &m, `SELECT id, hash FROM members WHERE email = $1`, in.Body.Email); err != nil {
		return nil, huma.Error401Unauthorized("wrong email or password")
	}
	if bcrypt.CompareHashAndPassword([]byte(m.Hash), []byte(in.Body.Password)) != nil {
		return nil, huma.Error401Unauthorized("wrong email or password")
	}
	n, err := a.v.open(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	return &CookieOutput{http.Cookie{Name: "visit", Value: n.Key, Path: "/", Expires: n.Ends, HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode}}, nil
}

func (a *API) Logout(ctx context.Context, in *SessionInput) (*CookieOutput, error) { // want `Logout ends nothing and leaves the session on the`
	if _, err := a.v.find(ctx, in.Visit.Value); err != nil {
		return nil, huma.Error401Unauthorized("not logged in")
	}
	return &CookieOutput{http.Cookie{Name: "visit", Path: "/", MaxAge: -1, HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode}}, nil
}

type MeOutput struct{ Body struct{ ID int64 } }

func (a *API) Me(ctx context.Context, in *SessionInput) (*MeOutput, error) {
	n, err := a.v.find(ctx, in.Visit.Value)
	if err != nil {
		return nil, huma.Error401Unauthorized("not logged in")
	}
	out := &MeOutput{}
	out.Body.ID = n.MemberID
	return out, nil
}

func main() {
	a := &API{visits{sqlx.MustOpen("pgx", os.Getenv("DATABASE_URL"))}}
	r := chi.NewMux()
	api := humachi.New(r, huma.DefaultConfig("members", "1.0"))
	huma.Post(api, "/login", a.Login)
	huma.Post(api, "/logout", a.Logout)
	huma.Get(api, "/me", a.Me)
	log.Fatal(http.ListenAndServe(":8080", r))
}
