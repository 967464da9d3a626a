package signed

import (
	"net/http"

	"golang.org/x/oauth2"

	"sessionlint.test/src/plainstore/signed/web"
)

func callback(b *web.Box, w http.ResponseWriter, r *http.Request, t *oauth2.Token) error {
	if err := b.Set(w, r, "theme", "dark"); err != nil {
		return err
	}
	if err := b.Set(w, r, "kind", t.TokenType); err != nil {
		return err
	}
	return b.Set(w, r, "github", t.AccessToken) // want `the token AccessToken is put into a session whose cookie is signed but not encrypted`
}
