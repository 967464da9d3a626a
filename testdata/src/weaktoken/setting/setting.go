// Package setting gives the setting a default that is too short.
package setting

import (
	"github.com/spf13/viper"

	"sessionlint.test/src/weaktoken/setting/api"
)

func init() {
	viper.SetDefault("auth_login_token_length", 8) // want `field Token .*pwdless.go:18.* with only 48 random bits`
	viper.SetDefault("other_length", 4)
}

func Login() { api.Login() }
