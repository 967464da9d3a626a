package main

import (
	"log"
	"net/http"
	"os"

	"github.com/jmoiron/sqlx"

	"sessionlint.test/src/fixation/shop/pgstore"
	"sessionlint.test/src/fixation/shop/shop"
	"sessionlint.test/src/fixation/shop/storefront"
)

func main() {
	db := sqlx.MustOpen("postgres", os.Getenv("SHOP_DSN"))
	g := pgstore.Guests{DB: db}
	b := pgstore.Buyers{DB: db}
	log.Fatal(http.ListenAndServe(":8080", storefront.Handler(shop.New(g, b), g)))
}
