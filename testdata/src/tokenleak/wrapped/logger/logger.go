// Package logger is a log of one's own.
package logger

import (
	"crypto/sha256"
	"fmt"
	"log"
)

type Logger struct{ l *log.Logger }

func (l *Logger) Debugf(format string, args ...any) { l.l.Printf(format, args...) }

func Info(msg string, keysAndValues ...any) { log.Println(append([]any{msg}, keysAndValues...)...) }

func Event(name, detail string) { log.Printf("%s: %s", name, detail) }

func Hashed(detail string) { log.Printf("%x", sha256.Sum256([]byte(detail))) }

func Token(token string) string { return fmt.Sprint(len(token)) }
