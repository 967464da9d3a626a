// Package wishes gives the session a new id where the client wishes so. Its users
// are called readers.
package wishes

import (
	"context"
	"net/http"

	"github.com/alexedwards/scs/v2"
	"github.com/gin-gonic/gin"
	"github.com/jackc/pgx/v5/pgxpool"
	"golang.org/x/crypto/bcrypt"
)

type loginForm struct {
	Email    string `form:"email" binding:"required"`
	Password string `form:"password" binding:"required"`
	StayIn   bool   `form:"stay_in"`
}

type auth struct {
	pool *pgxpool.Pool
	sm   *scs.SessionManager
}

func (a *auth) verify(ctx context.Context, f loginForm) (id int, err error) {
	var hash []byte
	if err = a.pool.QueryRow(ctx, `SELECT id, hash FROM readers WHERE email = $1`, f.Email).Scan(&id, &hash); err == nil {
		err = bcrypt.CompareHashAndPassword(hash, []byte(f.Password))
	}
	return
}

func (a *auth) establish(ctx context.Context, id int, stay bool) error {
	if stay {
		if err := a.sm.RenewToken(ctx); err != nil {
			return err
		}
		a.sm.RememberMe(ctx, true)
	}
	a.sm.Put(ctx, "reader_id", id)
	return nil
}

func (a *auth) login(c *gin.Context) {
	var f loginForm
	if c.ShouldBind(&f) != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	ctx := c.Request.Context()
	id, err := a.verify(ctx, f)
	if err != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	if err := a.establish(ctx, id, f.StayIn); err != nil { // want `login verifies a password and then puts "reader_id" into the session, but the session keeps`
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.Redirect(http.StatusSeeOther, "/")
}

// always has it renewed whatever the client wishes.
func (a *auth) always(c *gin.Context) {
	var f loginForm
	if c.ShouldBind(&f) != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	id, err := a.verify(c, f)
	if err != nil || a.establish(c, id, true) != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
	}
}

// row takes number and hash out of one row.
func (a *auth) row(c *gin.Context) {
	var id, visits int
	var hash []byte
	err := a.pool.QueryRow(c, `SELECT id, hash FROM readers WHERE email = $1`, c.PostForm("email")).Scan(&id, &hash)
	if err != nil || bcrypt.CompareHashAndPassword(hash, []byte(c.PostForm("password"))) != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	a.sm.Put(c, "shelf_id", visits)
	a.sm.Put(c, "reader_id", id) // want `row verifies a password and then puts "reader_id" into the session, but the session keeps`
}

// here renews only where its caller's client wishes so.
func (a *auth) here(ctx context.Context, f loginForm, stay bool) error {
	id, err := a.verify(ctx, f)
	if err != nil {
		return err
	}
	if stay {
		if err := a.sm.RenewToken(ctx); err != nil {
			return err
		}
	}
	a.sm.Put(ctx, "reader_id", id) // want `here verifies a password and then puts "reader_id" into the session, but the session keeps`
	return nil
}

func (a *auth) calls(c *gin.Context) {
	var f loginForm
	if c.ShouldBind(&f) != nil || a.here(c, f, f.StayIn) != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
	}
}

func Routes(r *gin.Engine, pool *pgxpool.Pool, sm *scs.SessionManager) http.Handler {
	a := &auth{pool, sm}
	r.POST("/login", a.login)
	r.POST("/always", a.always)
	r.POST("/row", a.row)
	r.POST("/calls", a.calls)
	return sm.LoadAndSave(r)
}
