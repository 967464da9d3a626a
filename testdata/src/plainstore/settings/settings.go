// Package settings keeps a token in a configuration file.
package settings

import "github.com/spf13/viper"

func SetToken(token string) error {
	viper.Set("token", token) // want `the setting token is a token and is written to the configuration file with the library's mode 0644.*SetConfigPermissions`
	viper.Set("organization", token)
	return viper.WriteConfig()
}
