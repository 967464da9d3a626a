// Package settings has keys that come from settings with a default.
package settings

import (
	"errors"
	"flag"
	"os"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/sessions"
	"github.com/spf13/viper"
)

var secret = flag.String("secret", "development", "the session key") // want `is by default the constant "dev…" \(11 bytes\) \(.*the default of this setting`

func fromFlag() *sessions.CookieStore {
	return sessions.NewCookieStore([]byte(*secret))
}

func getenv(name, def string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return def
}

func fromEnv() *sessions.CookieStore {
	return sessions.NewCookieStore([]byte(getenv("SESSION_KEY", "change me"))) // want `is a constant in the code, "cha…" \(9 bytes\)`
}

type config struct {
	Key    string `env:"JWT_KEY" envDefault:"from-the-tag"`
	Second string `env:"JWT_SECOND,required"`
	Third  string `env:"JWT_THIRD"`
}

func fromTag(c config) (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(c.Key)) // want `is by default the constant "fro…" \(12 bytes\) \(.*the default in the tag of field Key`
}

func required(c config) (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(c.Second)) // want `is the environment variable JWT_SECOND, and nothing refuses a short one: where it is a word, one token is enough`
}

func optional(c config) (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(c.Third)) // want `is the environment variable JWT_THIRD, and nothing refuses an empty one`
}

func init() {
	viper.SetDefault("auth.secret", "viper-default")
}

func fromViper() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(viper.GetString("auth.secret"))) // want `is the setting "auth.secret", by default the constant "vip…"`
}

func raw() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(os.Getenv("RAW_SECRET"))) // want `is the environment variable RAW_SECRET, and nothing refuses an empty one: where it is not set`
}

func ofName() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte("app" + viper.GetString("app.name"))) // want `is made of the setting "app.name", which is no secret`
}

func anyLength() (string, error) {
	k := os.Getenv("WORD_SECRET")
	if k == "" {
		return "", errors.New("set WORD_SECRET")
	}
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(k)) // want `is the environment variable WORD_SECRET, and nothing refuses a short one`
}

func oneByte() (string, error) {
	k := os.Getenv("BYTE_SECRET")
	if len(k) < 1 {
		return "", errors.New("set BYTE_SECRET")
	}
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(k)) // want `is the environment variable BYTE_SECRET, and nothing refuses a short one`
}

type nested struct {
	Reset struct {
		Key string `koanf:"signing_key"`
	} `koanf:"reset_password"`
}

func inner(c nested) (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(c.Reset.Key)) // want `is the setting "signing_key", and nothing refuses an empty one`
}
