// Package applog is an application's logger: the first argument may be the
// request or context that the logger is taken from, then come a message and
// pairs of names and values.
package applog

import (
	"context"
	"net/http"

	"github.com/sirupsen/logrus"
)

type key struct{}

func Error(args ...any) { write(logrus.ErrorLevel, args...) }
func Warn(args ...any)  { write(logrus.WarnLevel, args...) }

func write(level logrus.Level, args ...any) {
	entry, msg := parse(args)
	entry.Log(level, msg)
}

func parse(args []any) (*logrus.Entry, string) {
	entry, ok := from(args[0])
	if ok {
		args = args[1:]
	}
	if len(args) > 1 {
		entry = with(entry, args[1:])
	}
	switch msg := args[0].(type) {
	case error:
		return entry, msg.Error()
	case string:
		return entry, msg
	}
	return entry, ""
}

func from(v any) (*logrus.Entry, bool) {
	switch v := v.(type) {
	case context.Context:
		if e, ok := v.Value(key{}).(*logrus.Entry); ok {
			return e, true
		}
	case *http.Request:
		return from(v.Context())
	}
	return logrus.NewEntry(logrus.StandardLogger()), false
}

func with(e *logrus.Entry, pairs []any) *logrus.Entry {
	for i := 0; i+1 < len(pairs); i += 2 {
		if name, ok := pairs[i].(string); ok {
			e = e.WithField(name, pairs[i+1])
		}
	}
	return e
}
