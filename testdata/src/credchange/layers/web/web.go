// Package web has the handlers.
package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/credchange/layers/domain"
)

type API struct{ Accounts domain.Accounts }

func (a *API) Password(w http.ResponseWriter, r *http.Request) {
	if err := a.Accounts.ChangePassword(r.Context(), 1, r.FormValue("password")); err != nil {
		http.Error(w, "later", http.StatusInternalServerError)
	}
}

func (a *API) Reset(c *gin.Context) {
	if err := a.Accounts.ResetPassword(c, 1, c.PostForm("password")); err != nil {
		c.Status(http.StatusInternalServerError)
	}
}
