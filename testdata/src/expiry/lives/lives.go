// Package lives says for the packages beside it how long sessions live: what is
// a constant here is one for them, too; what the operator decides is not.
package lives

import (
	"os"
	"strconv"
	"time"
)

const (
	Day         = 24 * time.Hour
	Year        = 365 * Day
	YearSeconds = 365 * 86400

	Shift        = 8 * time.Hour
	ShiftSeconds = 8 * 3600
)

// Long and LongSeconds hide a constant behind a call.
func Long() time.Duration { return 2 * Year }
func LongSeconds() int    { return 2 * YearSeconds }

// Short and ShortSeconds do so with one that is fine.
func Short() time.Duration { return Shift / 2 }
func ShortSeconds() int    { return ShiftSeconds / 2 }

// Session is what a program starts with; main sets it from a flag.
var (
	Session = Year
	Seconds = YearSeconds
)

// A Config is read when the program starts.
type Config struct {
	Session, Idle time.Duration
	Seconds       int
}

// Load reads the configuration from the environment.
func Load() (c Config, err error) {
	c.Seconds, err = strconv.Atoi(os.Getenv("SESSION_SECONDS"))
	c.Session = time.Duration(c.Seconds) * time.Second
	c.Idle = c.Session / 4
	return c, err
}
