// Package web doesn't know which provider it gets.
package web

import (
	mathrand "math/rand"
	"net/http"

	"sessionlint.test/src/weaktoken/divided/random"
)

type app struct{ random random.Provider }

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: a.random.Text(32)})
}

type page struct{ CSPNonce string }

// nonce marks the page's own scripts, new for every answer.
func nonce() page { return page{CSPNonce: string(rune('a' + mathrand.Intn(26)))} }

// chosen is one of those that are configured, whichever it is.
func chosen(sids []string) map[string]string {
	return map[string]string{"sid": sids[mathrand.Intn(len(sids))]}
}

// drawn is made of characters that are drawn.
func drawn(letters []rune) map[string]string {
	b := make([]rune, 20)
	for i := range b {
		b[i] = letters[mathrand.Intn(len(letters))]
	}
	return map[string]string{"session_id": string(b)} // want `math/rand`
}
