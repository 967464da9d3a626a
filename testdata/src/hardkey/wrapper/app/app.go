// Package app gives keys to package keys.
package app

import (
	"errors"
	"os"

	"sessionlint.test/src/hardkey/wrapper/keys"
)

func exported() (string, error) {
	return keys.Sign(keys.Default) // want `the key \(argument of v5.Token.SignedString at src/hardkey/wrapper/keys/keys.go:\d+\) is a constant in the code, "exp…"`
}

func option() *keys.Maker {
	return keys.NewMaker(keys.WithKey("given-by-option")) // want `is a constant in the code, "giv…"`
}

func start() {
	keys.Init("given-at-start") // want `is a constant in the code, "giv…"`
}

func literal() *keys.Config {
	return &keys.Config{Secret: "in-a-literal"} // want `the key \(field keys.Config.Secret, argument of v5.Token.SignedString at src/hardkey/wrapper/keys/keys.go:\d+\) is a constant in the code, "in-…"`
}

func sound() (string, error) {
	k := os.Getenv("KEY")
	if len(k) < 32 {
		return "", errors.New("no key")
	}
	return keys.Sign([]byte(k))
}

func word() (string, error) {
	k := os.Getenv("WORD_KEY")
	if k == "" {
		return "", errors.New("no key")
	}
	return keys.Sign([]byte(k)) // want `is the environment variable WORD_KEY, and nothing refuses a short one`
}

func empty() (string, error) {
	return keys.Sign([]byte("")) // want `is empty`
}
