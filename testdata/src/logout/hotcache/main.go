package main

import (
	"database/sql"
	"log"
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"
	_ "github.com/jackc/pgx/v5/stdlib"

	"sessionlint.test/src/logout/hotcache/handlers"
	"sessionlint.test/src/logout/hotcache/store"
)

func main() {
	db, err := sql.Open("pgx", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	a := &handlers.Auth{DB: db, Sessions: store.New(db)}
	r := chi.NewRouter()
	r.Post("/login", a.SignIn)
	r.Group(func(r chi.Router) {
		r.Use(a.Require)
		r.Post("/logout", a.SignOut)
		r.Get("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("hello")) })
	})
	log.Fatal(http.ListenAndServe(":8080", r))
}
