// Package main has seen all that looks sessions up.
package main

import (
	"sessionlint.test/src/expiry/layeredsound/store"
	"sessionlint.test/src/expiry/layeredsound/web"
)

func main() { println(web.User(&store.Store{}, "t")) }
