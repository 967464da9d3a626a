// Package defaultlist has its defaults in a list, and settings in variables.
package defaultlist

import (
	"os"

	"github.com/golang-jwt/jwt/v5"
	"github.com/spf13/viper"
)

var defs = []struct {
	Key string
	Val any
}{
	{"http.port", 1},
	{"jwt.secret", "change-me-please-12345678"},
}

func init() {
	for _, d := range defs {
		viper.SetDefault(d.Key, d.Val)
	}
}

func fromList() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(viper.GetString("jwt.secret"))) // want `the key \(argument of v5\.Token\.SignedString\) is the setting "jwt\.secret", by default the constant`
}

type config struct{ secret string }

var cfg = config{secret: os.Getenv("TOKEN_SECRET")}

func fromVariable() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(cfg.secret)) // want `the key \(argument of v5\.Token\.SignedString\) is the environment`
}

func load() *config { return &config{secret: os.Getenv("SESSION_SECRET")} } // want `the key \(field defaultlist\.config\.secret, argument of`

func handler() func() (string, error) {
	c := load()
	return func() (string, error) {
		return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(c.secret))
	}
}
