// Package pwdless makes login tokens of a length that is a setting.
package pwdless

import (
	"crypto/rand"

	"github.com/spf13/viper"
)

const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

type Auth struct{ length int }

type Login struct{ Token string }

func New() *Auth { return &Auth{length: viper.GetInt("auth_login_token_length")} }

func (a *Auth) Create() Login { return Login{Token: text(a.length)} }

func text(n int) string {
	buf := make([]byte, n)
	if _, err := rand.Read(buf); err != nil {
		panic(err)
	}
	for k, v := range buf {
		buf[k] = alphabet[v%byte(len(alphabet))]
	}
	return string(buf)
}
