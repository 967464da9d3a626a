// Package wrapped logs through another package.
package wrapped

import (
	"net/http"

	"sessionlint.test/src/tokenleak/wrapped/logger"
)

func handler(l *logger.Logger, r *http.Request) {
	auth := r.Header.Get("Authorization")
	l.Debugf("auth %s", auth) // want `the request's header Authorization is written to the log \(src/tokenleak/wrapped/logger/logger.go:\d+`
	l.Debugf("auth %T", auth)
	logger.Info("auth", "header", auth) // want `the request's header Authorization is written to the log`
	logger.Event("auth", auth)          // want `the request's header Authorization is written to the log`
	logger.Hashed(auth)
	logger.Token(auth)
	logger.Event("path", r.URL.Path)
}
