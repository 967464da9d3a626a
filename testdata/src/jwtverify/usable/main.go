package main

import (
	"crypto/ecdsa"
	"log"
	"os"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"

	"sessionlint.test/src/jwtverify/usable/ident"
	"sessionlint.test/src/jwtverify/usable/rest"
)

func main() {
	pem, err := os.ReadFile("/etc/library/es256.pub")
	if err != nil {
		log.Fatal(err)
	}
	var pub *ecdsa.PublicKey
	if pub, err = jwt.ParseECPublicKeyFromPEM(pem); err != nil {
		log.Fatal(err)
	}
	r := gin.Default()
	rest.Mount(r, ident.New(pub))
	_ = r.Run()
}
