// Package callback comes back from the provider with no question of who began.
package callback

import (
	"net/http"
	"net/url"
	"path"

	"github.com/gin-gonic/gin"
	"golang.org/x/oauth2"

	"sessionlint.test/src/oauthstate/provider"
)

var config oauth2.Config

func plain(w http.ResponseWriter, r *http.Request) { // want `this callback exchanges the code of the request but never compares its state`
	token, err := config.Exchange(r.Context(), r.FormValue("code"))
	if err != nil {
		return
	}
	use(w, token)
}

func use(w http.ResponseWriter, token *oauth2.Token) {}

// choose is where the request comes in.
func choose(w http.ResponseWriter, r *http.Request) { // want `this callback exchanges the code`
	switch r.FormValue("provider") {
	case "a":
		first(r)
	case "b":
		second(r)
	}
}

func first(r *http.Request) { config.Exchange(r.Context(), r.URL.Query().Get("code")) }

func second(r *http.Request) { config.Exchange(r.Context(), r.URL.Query().Get("code")) }

func inGin(c *gin.Context) { // want `this callback exchanges the code`
	if c.Query("state") == "" {
		return
	}
	config.Exchange(c, c.Query("code"))
}

// other reads the state for the way on only.
func other(w http.ResponseWriter, r *http.Request) { // want `this callback exchanges the code`
	if _, err := provider.Exchange(r.FormValue("code")); err != nil {
		return
	}
	http.Redirect(w, r, clean(r.FormValue("state")), http.StatusFound)
}

func clean(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return "/"
	}
	return path.Clean(u.Path)
}

func made() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { // want `this callback exchanges the code`
		config.Exchange(r.Context(), r.FormValue("code"))
	}
}

func itself(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Get("state") != r.FormValue("expected_state") { // want `the OAuth state is compared with what the same request carries`
		return
	}
	config.Exchange(r.Context(), r.FormValue("code"))
}
