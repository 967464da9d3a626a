// Package config says how long tokens live, unless it is configured.
package config

import (
	"time"

	"github.com/spf13/viper"
)

type JWT struct {
	Secret  string        `mapstructure:"secret"`
	Access  time.Duration `mapstructure:"access_ttl"`
	Refresh time.Duration `mapstructure:"refresh_ttl"`
	Days    int           `mapstructure:"days"`
}

type Config struct {
	Addr string `mapstructure:"addr"`
	JWT  JWT    `mapstructure:"jwt"`
}

func Load() (*Config, error) {
	viper.SetDefault("jwt.access_ttl", 24*time.Hour)
	viper.SetDefault("jwt.refresh_ttl", 365*24*time.Hour) // want `the token lives for 365 days by default, more than the 90 days of -expiry.remember`
	viper.SetDefault("jwt.days", 180)                     // want `the token lives for 180 days by default`
	viper.AutomaticEnv()
	var c Config
	if err := viper.Unmarshal(&c); err != nil {
		return nil, err
	}
	return &c, nil
}
