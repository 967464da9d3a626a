// Package main tells for how long tokens are good, or forgets to.
package main

import (
	"os"
	"time"

	"sessionlint.test/src/expiry/ifgiven/token"
)

func main() {
	key := []byte(os.Getenv("KEY"))
	_, _ = token.Issue(token.Params{Subject: "ann"}, key) // want `these claims are signed without exp`
	_, _ = token.Issue(token.Params{Subject: "ann", TTL: time.Hour}, key)
	_, _ = token.Sign("ann", 0, key) // want `these claims are signed without exp`
	_, _ = token.Sign("ann", 12, key)
	_, _ = token.Sign("ann", 24*365, key) // want `the token lives for 365 days`
}
