// Package kept compares the state with that of the address that the session
// has kept.
package kept

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/markbates/goth"
)

func validate(r *http.Request, sess goth.Session) error {
	raw, err := sess.GetAuthURL()
	if err != nil {
		return err
	}
	address, err := url.Parse(raw)
	if err != nil {
		return err
	}
	want := address.Query().Get("state")
	if want == "" || want != r.URL.Query().Get("state") {
		return errors.New("another login's answer")
	}
	return nil
}
