package settings

import (
	"strings"

	"github.com/spf13/viper"
)

type Auth struct {
	SigningSecret string `mapstructure:"signing_secret"`
	Minutes       int    `mapstructure:"minutes"`
}

type Settings struct {
	Listen string `mapstructure:"listen"`
	Auth   Auth   `mapstructure:"auth"`
}

var initial = map[string]any{
	"listen":              ":8443",
	"auth.minutes":        30,
	"auth.signing_secret": "please-set-me-in-production-1234",
}

func Read(path string) (*Settings, error) {
	v := viper.New()
	for k, val := range initial {
		v.SetDefault(k, val)
	}
	v.SetEnvKeyReplacer(strings.NewReplacer(".", "_"))
	v.AutomaticEnv()
	v.SetConfigFile(path)
	if err := v.ReadInConfig(); err != nil {
		return nil, err
	}
	var s Settings
	return &s, v.Unmarshal(&s)
}
