// Package main has seen all that looks sessions up.
package main

import (
	"fmt"

	"sessionlint.test/src/expiry/layered/store"
)

func main() {
	s := &store.Store{}
	if x, err := s.ByToken("t"); err == nil {
		fmt.Println(x.Token)
	}
}
