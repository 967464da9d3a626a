// Package received compares secrets of the server with what it received.
package received

import (
	"bytes"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
)

type Config struct {
	AdminSecret string
	Password    string
	APIKey      []byte
}

type server struct {
	config Config
	tokens map[string]string
}

var webhookToken = os.Getenv("WEBHOOK_TOKEN")

func (s *server) isAdmin(r *http.Request) bool {
	secret := r.Header.Get("X-Admin-Secret")
	if secret == "" {
		return false
	}
	return secret == s.config.AdminSecret // want `the secret AdminSecret is compared with the request's header X-Admin-Secret by ==.*compare with subtle.ConstantTimeCompare`
}

func (s *server) key(r *http.Request) bool {
	return bytes.Equal([]byte(r.FormValue("key")), s.config.APIKey) // want `the secret APIKey is compared with the request's form value key by bytes.Equal`
}

func (s *server) basic(r *http.Request) bool {
	user, password, ok := r.BasicAuth()
	return ok && user == "admin" && password == s.config.Password // want `the password Password is compared with the request's header authorization`
}

func hook(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Gitlab-Token") != webhookToken { // want `the secret webhookToken is compared with the request's header X-Gitlab-Token by !=`
		w.WriteHeader(http.StatusForbidden)
	}
}

func environment(r *http.Request) bool {
	return strings.Compare(r.URL.Query().Get("token"), os.Getenv("API_TOKEN")) == 0 // want `the secret API_TOKEN is compared with the request's query parameter token by strings.Compare`
}

// authorize is handed the token by its caller.
func (s *server) authorize(apiToken string) bool {
	return apiToken == s.config.AdminSecret // want `the secret AdminSecret is compared with the parameter apiToken by ==`
}

// perUser looks the token up by the user's name.
func (s *server) perUser(r *http.Request) bool {
	want, ok := s.tokens[r.FormValue("user")]
	return ok && want == r.FormValue("token") // want `the stored value of token is compared with the request's form value token by ==`
}

type signer struct{ key []byte }

func (s signer) sign(body string, expires int64) string {
	h := hmac.New(sha256.New, s.key)
	at := strconv.FormatInt(expires, 10)
	if _, err := io.WriteString(h, body+":"+at); err != nil {
		return ""
	}
	return base64.URLEncoding.EncodeToString(h.Sum(nil)) + ":" + at
}

func (s signer) check(body, given string, expires int64) bool {
	return s.sign(body, expires) == given // want `a MAC that is computed here is compared with the parameter given by ==.*compare with hmac.Equal`
}

func (s signer) checkHex(message []byte, signature string) bool {
	h := hmac.New(sha256.New, s.key)
	h.Write(message)
	return hex.EncodeToString(h.Sum(nil)) == signature // want `a MAC that is computed here is compared with the parameter signature by ==`
}

type loginRequest struct {
	Token string `json:"token"`
}

func (s *server) decoded(r *http.Request) bool {
	var in loginRequest
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		return false
	}
	return in.Token == s.config.AdminSecret // want `the secret AdminSecret is compared with the request's body by ==`
}

// serve receives what a framework has decoded.
func (s *server) serve(in *loginRequest) bool {
	return in.Token == s.config.AdminSecret // want `the secret AdminSecret is compared with the request's body Token by ==`
}

func same(a, b string) bool { return a == b }

func (s *server) helped(r *http.Request) bool {
	return same(r.Header.Get("X-Admin-Secret"), s.config.AdminSecret) // want `the secret AdminSecret is compared with the request's header X-Admin-Secret by same`
}

func (s *server) digest(order, sign string) bool {
	sum := md5.Sum([]byte(order + s.config.AdminSecret))
	return hex.EncodeToString(sum[:]) == sign // want `a digest that is made here with the secret AdminSecret is compared with the parameter sign`
}

// A middleware is made with the key.
func keyed(apiKey string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-API-Key") != apiKey { // want `the secret apiKey is compared with the request's header X-API-Key by !=`
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func csrf(r *http.Request, csrfToken string) bool {
	return r.PostFormValue("csrf_token") == csrfToken // want `the secret csrfToken is compared with the request's body csrf_token by ==`
}

type seeded struct{ hashSeed string }

func (s *seeded) signed(r *http.Request) bool {
	sum := sha256.Sum256([]byte(s.hashSeed + r.FormValue("access_token") + r.FormValue("email")))
	return hex.EncodeToString(sum[:]) == r.FormValue("signature") // want `a digest that is made here with the secret hashSeed is compared with the request's form value signature`
}
