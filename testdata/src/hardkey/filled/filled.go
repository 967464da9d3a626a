// Package filled has structs that a library fills with the settings.
package filled

import (
	"errors"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/sessions"
	"github.com/knadh/koanf/providers/confmap"
	"github.com/knadh/koanf/v2"
	"github.com/spf13/viper"
)

type config struct {
	JWT struct {
		Secret string
		Issuer string
	}
	Cookie cookie `mapstructure:"session"`
	Second string
}

type cookie struct {
	Key   string `mapstructure:"hash_key"`
	Other string
}

func load() (c config, err error) {
	for k, v := range map[string]any{"jwt.secret": "in the loop", "jwt.ttl": "1h"} {
		viper.SetDefault(k, v)
	}
	viper.SetDefault("session.hash_key", "a cookie's key")
	viper.SetDefault("second", "to-be-changed")
	err = viper.Unmarshal(&c)
	return
}

func sign(c config, claims jwt.Claims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte(c.JWT.Secret)) // want `is the setting "Secret", by default the constant "in …"`
}

func store(c config) sessions.Store {
	return sessions.NewCookieStore([]byte(c.Cookie.Key)) // want `is the setting "Key", by default the constant "a c…"`
}

// One has no default, the other's is refused.
func sound(c config) (sessions.Store, error) {
	if c.Second == "to-be-changed" {
		return nil, errors.New("set second")
	}
	return sessions.NewCookieStore([]byte(c.Cookie.Other), []byte(c.Second)), nil
}

func looped() sessions.Store {
	for k, v := range map[string]any{"loop.key": "from a loop"} {
		viper.SetDefault(k, v)
	}
	return sessions.NewCookieStore([]byte(viper.GetString("loop.key"))) // want `is the setting "loop.key", by default the constant "fro…"`
}

type keys struct {
	Hash string `koanf:"hash_key"`
}

func part(k *koanf.Koanf) (sessions.Store, error) {
	k.Load(confmap.Provider(map[string]any{"auth.hash_key": "given to koanf"}, "."), nil)
	var a keys
	if err := k.Unmarshal("auth", &a); err != nil {
		return nil, err
	}
	return sessions.NewCookieStore([]byte(a.Hash)), nil // want `is the setting "Hash", by default the constant "giv…"`
}
