// Package late clears cookies when it is too late.
package late

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
)

type store interface {
	Clear(w http.ResponseWriter, r *http.Request) error
}

type cookies struct{}

func (cookies) Clear(w http.ResponseWriter, r *http.Request) error {
	http.SetCookie(w, &http.Cookie{Name: "session", MaxAge: -1})
	return nil
}

type app struct{ store store }

func (a *app) signInPage(w http.ResponseWriter, r *http.Request, code int) {
	w.WriteHeader(code)
	a.store.Clear(w, r) // want `this cookie has no effect: the response's header has been sent before \(src/logout/late/late.go:25\)`
}

func (a *app) page(w http.ResponseWriter, r *http.Request) {
	a.store.Clear(w, r)
	w.WriteHeader(http.StatusOK)
}

func (a *app) sometimes(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		http.Error(w, "no", http.StatusMethodNotAllowed)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark"})
	fmt.Fprintln(w, "done")
}

func ginLate(c *gin.Context) {
	c.JSON(http.StatusOK, nil)
	c.SetCookie("theme", "", -1, "/", "", true, true) // want `this cookie has no effect`
}

func ginEarly(c *gin.Context) {
	c.SetCookie("theme", "", -1, "/", "", true, true)
	c.JSON(http.StatusOK, nil)
}
