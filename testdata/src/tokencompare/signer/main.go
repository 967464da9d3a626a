package main

import (
	"log"
	"net/http"
	"os"

	"sessionlint.test/src/tokencompare/signer/hooks"
	"sessionlint.test/src/tokencompare/signer/sign"
)

func main() {
	k := os.Getenv("HOOK_SECRET")
	if len(k) < 32 {
		log.Fatal("HOOK_SECRET is too short")
	}
	http.Handle("POST /hooks/print", hooks.New(sign.New([]byte(k))))
	log.Fatal(http.ListenAndServe(":8080", nil))
}
