// Package helpers leaks tokens in shapes that are seldom seen.
package helpers

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/url"

	"github.com/golang-jwt/jwt/v5"
	"go.uber.org/zap"
	"google.golang.org/grpc/metadata"
)

func printed(ctx context.Context) {
	md, _ := metadata.FromIncomingContext(ctx)
	log.Printf("%v", md) // want `the request's whole metadata with its credentials is written to the`
}

func field(ctx context.Context, l *zap.Logger) {
	md, _ := metadata.FromIncomingContext(ctx)
	l.Info("x", zap.Any("md", md)) // want `the request's whole metadata with its credentials is written to the`
}

func outgoing(ctx context.Context, l *zap.Logger) {
	md := metadata.Pairs("a", "b")
	l.Info("x", zap.Any("md", md))
}

func withToken(u *url.URL, tok string) string {
	q := url.Values{}
	q.Set("t", tok) // want `a signed token is put into a URL as its parameter t: URLs are kept in`
	return u.String() + "?" + q.Encode()
}

func redirected(w http.ResponseWriter, r *http.Request, u *url.URL, key []byte) {
	signed, err := jwt.New(jwt.SigningMethodHS256).SignedString(key)
	if err != nil {
		return
	}
	http.Redirect(w, r, withToken(u, signed), 302)
}

type authErr struct{ Msg string }

func (e authErr) Error() string { return e.Msg }

func byValue(accessToken string) error {
	return authErr{Msg: "bad token " + accessToken} // want `the parameter accessToken is put into an error's text: errors are`
}

func set(r *http.Request) error {
	e := &authErr{}
	e.Msg = fmt.Sprintf("bad %s", r.Header.Get("Authorization")) // want `the request's header Authorization is put into an error's text:`
	return e
}

func viaCookie(r *http.Request) string {
	c, err := r.Cookie("session_id")
	if err != nil {
		return ""
	}
	return c.Value
}

func viaURL(r *http.Request) string { return r.URL.Query().Get("session_id") } // want `the URL's parameter session_id is accepted for a login, in place of a`

func who(r *http.Request) string {
	s := viaCookie(r)
	if s == "" {
		s = viaURL(r)
	}
	return s
}
