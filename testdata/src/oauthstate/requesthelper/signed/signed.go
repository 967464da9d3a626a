package signed

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
)

// Keeper binds states to browsers: the cookie has a random value, the state its MAC.
type Keeper struct{ Key []byte }

func (k Keeper) mac(s string) string {
	m := hmac.New(sha256.New, k.Key)
	m.Write([]byte("oauth|" + s))
	return hex.EncodeToString(m.Sum(nil))
}

func (k Keeper) New(w http.ResponseWriter, next string) string {
	n := rand.Text()
	http.SetCookie(w, &http.Cookie{Name: "__Host-b", Value: n, Path: "/", MaxAge: 600, HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
	return k.mac(n+next) + "~" + next
}

func (k Keeper) Open(r *http.Request) (next string, ok bool) {
	c, err := r.Cookie("__Host-b")
	if err != nil || c.Value == "" {
		return "", false
	}
	got, next, found := strings.Cut(r.FormValue("state"), "~")
	return next, found && hmac.Equal([]byte(got), []byte(k.mac(c.Value+next)))
}
