// Package logs writes tokens to logs and errors.
package logs

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"net/http/httputil"
	"os/exec"
	"strings"
)

type session struct {
	ID        string
	Token     string
	CSRFToken string
	TokenHash string
	User      string
}

func cookie(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		log.Printf("no session: %v", err)
		return
	}
	log.Printf("session %s", c.Value) // want `the value of the cookie session is written to the log: whoever reads the log`
	log.Printf("session of %d bytes", len(c.Value))
	log.Printf("session %.6s", c.Value)
	log.Printf("session %T", c.Value)
	log.Printf("session %s...", c.Value[:6])
	log.Printf("session ...%s", c.Value[len(c.Value)-4:])
	sum := sha256.Sum256([]byte(c.Value))
	log.Printf("session %x", sum[:6])
	log.Print("session ", hex.EncodeToString(sum[:]))
	theme, _ := r.Cookie("theme")
	log.Println("theme", theme.Value)
}

func header(w http.ResponseWriter, r *http.Request) {
	auth := r.Header.Get("Authorization")
	slog.Debug("request", "auth", auth)                                 // want `the request's header Authorization is written to the log`
	slog.Info("request", slog.String("token", strings.TrimSpace(auth))) // want `the request's header Authorization is written to the log`
	slog.Info("request", "agent", r.Header.Get("User-Agent"), "path", r.URL.Path)
	slog.Info("request", "set", auth != "")
	if !strings.HasPrefix(auth, "Bearer ") {
		http.Error(w, "bad header "+auth, http.StatusUnauthorized) // want `the request's header Authorization is sent back in an error response`
	}
	user, _, _ := r.BasicAuth()
	log.Println("login of", user)
}

func dumps(r *http.Request) {
	b, _ := httputil.DumpRequest(r, false)
	log.Printf("%s", b)              // want `a dump of the request with all its headers is written to the log.*leave out Cookie`
	log.Printf("%+v", r)             // want `the request with its cookies and Authorization header is written to the log`
	log.Println("headers", r.Header) // want `the request's whole header with cookies and Authorization is written to the log`
	log.Printf("%v", r.Cookies())    // want `the cookie is written to the log`
	log.Printf("%s %s", r.Method, r.URL.Path)
	req, _ := http.NewRequest("GET", "https://example.org", nil)
	log.Printf("%v", req)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return
	}
	log.Printf("%v", res.Header)
}

func byName(s *session, accessToken, page, nextPageToken, deviceToken, resetToken string) error {
	log.Printf("token %s", accessToken)      // want `the parameter accessToken is written to the log`
	log.Printf("%s has %s", s.User, s.Token) // want `the field Token is written to the log`
	log.Printf("reset %s", resetToken)       // want `the parameter resetToken is written to the log`
	log.Println(page, nextPageToken, deviceToken, s.CSRFToken, s.TokenHash)
	log.Println("token", mask(accessToken))
	log.Println("token", fingerprint(accessToken))
	if accessToken == "" {
		return fmt.Errorf("no session for token %q", accessToken) // want `the parameter accessToken is put into an error's text`
	}
	return fmt.Errorf("no session of %q", s.User)
}

func mask(s string) string { return s[:4] + strings.Repeat("*", len(s)-4) }

func fingerprint(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:4])
}

func decoded(r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		return
	}
	var s session
	if err := json.Unmarshal([]byte(c.Value), &s); err == nil {
		log.Println("request of", s.User)
	}
}

func command(r *http.Request) {
	_ = exec.Command("helper", "--token", r.Header.Get("Authorization")).Run() // want `the request's header Authorization is put on a command line`
	_ = exec.Command("helper", "--path", r.URL.Path).Run()
}
