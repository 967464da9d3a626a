// Package main signs claims that a method of their interface completes.
package main

import (
	"time"

	"github.com/golang-jwt/jwt/v5"

	"sessionlint.test/src/expiry/viainterface/claims"
)

type press struct{ key []byte }

// stamp is right: whatever implements Transient gets an expiry by Within.
func (p press) stamp(c claims.Transient) (string, error) {
	c.Within(30 * time.Minute)
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(p.key)
}

func (p press) login(name string) (string, error) {
	c := &claims.Login{Name: name}
	c.Subject = name
	return p.stamp(c)
}

// sign calls a method of the interface, too, but that sets no expiry.
func (p press) sign(c claims.Signed) (string, error) {
	c.By("press")
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(p.key)
}

func (p press) visit(name string) (string, error) {
	c := &claims.Visit{Name: name} // want `these claims are signed without exp`
	c.Subject = name
	return p.sign(c)
}

func main() {
	var p press
	p.login("")
	p.visit("")
}
