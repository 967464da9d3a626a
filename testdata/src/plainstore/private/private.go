// Package private keeps a token in a file that only its owner can read.
package private

import "github.com/spf13/viper"

func SetToken(token string) error {
	viper.SetConfigPermissions(0o600)
	viper.Set("token", token)
	return viper.WriteConfig()
}
