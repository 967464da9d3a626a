// Package web has the handlers.
package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/credchange/layerssound/domain"
)

type API struct{ Accounts domain.Accounts }

func (a *API) Password(w http.ResponseWriter, r *http.Request) {
	if err := a.Accounts.SetPassword(r.Context(), 1, r.FormValue("password")); err != nil {
		http.Error(w, "later", http.StatusInternalServerError)
	}
}

// Both ends the sessions itself.
type Both struct {
	Accounts domain.Accounts
	Keeper   domain.Keeper
}

func (b *Both) Reset(c *gin.Context) {
	if err := b.Accounts.SetPassword(c, 1, c.PostForm("password")); err != nil {
		c.Status(http.StatusInternalServerError)
		return
	}
	_ = b.Keeper.ThrowOut(c, 1)
}
