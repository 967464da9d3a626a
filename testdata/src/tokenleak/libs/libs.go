// Package libs writes tokens with the loggers of libraries.
package libs

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/jwtauth/v5"
	kitlog "github.com/go-kit/log"
	"github.com/golang-jwt/jwt/v5"
	echojwt "github.com/labstack/echo-jwt/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"k8s.io/klog/v2"
)

func loggers(r *http.Request, z *zap.Logger, s *zap.SugaredLogger, zl zerolog.Logger, kit kitlog.Logger, requests *prometheus.CounterVec) {
	auth := r.Header.Get("Authorization")
	z.Info("request", zap.String("auth", auth)) // want `header Authorization is written to the log`
	z.Info("request", zap.Int("auth", len(auth)))
	s.Debugf("request %s", auth)               // want `header Authorization is written to the log`
	s.Infow("request", "auth", auth)           // want `header Authorization is written to the log`
	zl.Info().Str("auth", auth).Msg("request") // want `header Authorization is written to the log`
	zl.Info().Str("path", r.URL.Path).Msg("request")
	logrus.WithField("auth", auth).Info("request")          // want `header Authorization is written to the log`
	logrus.WithFields(logrus.Fields{"auth": auth}).Info("") // want `header Authorization is written to the log`
	logrus.Warnf("auth %v", auth)                           // want `header Authorization is written to the log`
	klog.V(4).Infof("auth %s", auth)                        // want `header Authorization is written to the log`
	klog.InfoS("auth", "header", auth[:5])
	_ = kit.Log("auth", auth)            // want `header Authorization is written to the log`
	requests.WithLabelValues(auth).Inc() // want `header Authorization becomes a metric's label`
	requests.WithLabelValues(r.Method).Inc()
}

func login(key []byte) {
	token, err := jwt.New(jwt.SigningMethodHS256).SignedString(key)
	if err == nil {
		logrus.Info(token) // want `a signed token is written to the log`
	}
}

// presented is a token by its use, not by its name.
func presented(text string) {
	_, err := jwt.Parse(text, func(*jwt.Token) (any, error) { return nil, nil })
	if err != nil {
		logrus.Warnf("cannot verify %v: %v", text, err) // want `the parameter text, which is verified as a token in presented, is written to the log|the parameter text, which is verified as a token in presented is written to the log`
	}
}

func ginToken(c *gin.Context) string {
	t := c.GetHeader("Authorization")
	if t == "" {
		t = c.Query("token") // want `the URL's parameter token is accepted for a login`
	}
	return t
}

func middlewares(ja *jwtauth.JWTAuth) (any, any, any) {
	v := jwtauth.Verify(ja, jwtauth.TokenFromHeader, jwtauth.TokenFromQuery) // want `the URL's parameter jwt is accepted for a login, by TokenFromQuery`
	bad := echojwt.Config{TokenLookup: "header:Authorization,query:token"}   // want `the URL's parameter token is accepted for a login`
	good := echojwt.Config{TokenLookup: "header:Authorization,cookie:token"}
	return v, bad, good
}
