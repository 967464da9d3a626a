package seal

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
)

type Jar struct{ Key []byte }

func (j Jar) sum(name, v string) string {
	m := hmac.New(sha256.New, j.Key)
	m.Write([]byte(name + "=" + v))
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}

func (j Jar) Set(w http.ResponseWriter, name, v string) {
	http.SetCookie(w, &http.Cookie{Name: name, Value: v + "|" + j.sum(name, v), Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

func (j Jar) Get(r *http.Request, name string) (string, bool) {
	c, err := r.Cookie(name)
	if err != nil {
		return "", false
	}
	i := strings.LastIndexByte(c.Value, '|')
	if i < 0 || !hmac.Equal([]byte(c.Value[i+1:]), []byte(j.sum(name, c.Value[:i]))) {
		return "", false
	}
	return c.Value[:i], true
}
