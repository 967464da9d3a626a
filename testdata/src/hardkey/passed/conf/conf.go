// Package conf reads settings and refuses bad ones.
package conf

import (
	"errors"
	"log"
	"os"
	"strings"

	"github.com/gorilla/securecookie"
	"github.com/spf13/viper"
)

// A Config has the settings.
type Config struct{ Key string }

var known = []string{"secret", "changeme"}

func (c *Config) check() error {
	for _, k := range known {
		if strings.EqualFold(c.Key, k) {
			return errors.New("KEY is known")
		}
	}
	if len(c.Key) < 32 {
		return errors.New("KEY is too short")
	}
	return nil
}

// Load reads the settings.
func Load() (*Config, error) {
	c := &Config{Key: os.Getenv("KEY")}
	if err := c.check(); err != nil {
		return nil, err
	}
	return c, nil
}

// Key is the configured key, or a random one.
func Key() []byte {
	viper.SetDefault("cookie.key", "auto")
	k := viper.GetString("cookie.key")
	if k == "auto" {
		return securecookie.GenerateRandomKey(64)
	}
	if len(k) < 32 {
		log.Fatal("cookie.key is too short")
	}
	return []byte(k)
}
