// Package left issues two tokens at login and ends one of them at logout.
package left

import (
	"crypto/rand"
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

func right(r *http.Request) bool {
	return bcrypt.CompareHashAndPassword(nil, []byte(r.FormValue("password"))) == nil
}

type tables struct{ db *sql.DB }

func (t *tables) login(w http.ResponseWriter, r *http.Request) {
	if right(r) {
		t.db.Exec("INSERT INTO sessions (token, user_id) VALUES ($1, $2)", rand.Text(), 1)
		t.db.Exec("INSERT INTO refresh_tokens (token, user_id) VALUES ($1, $2)", rand.Text(), 1)
	}
}

func (t *tables) logout(w http.ResponseWriter, r *http.Request) { // want `logout ends one record of the login and leaves the other \(table refresh_tokens, src/logout/left/left.go:24\)`
	t.db.Exec("DELETE FROM sessions WHERE token = $1", r.FormValue("token"))
}

func (t *tables) logoutBoth(w http.ResponseWriter, r *http.Request) {
	t.db.Exec("DELETE FROM sessions WHERE token = $1", r.FormValue("token"))
	t.forget(r.FormValue("refresh"))
}

func (t *tables) forget(token string) {
	t.db.Exec("UPDATE refresh_tokens SET revoked = true WHERE token = $1", token)
}

func (t *tables) logoutVersion(w http.ResponseWriter, r *http.Request) {
	t.db.Exec("DELETE FROM sessions WHERE token = $1", r.FormValue("token"))
	t.db.Exec("DELETE FROM refresh_tokens WHERE user_id = $1", 1)
}

type Session struct {
	Token  string
	UserID uint
}

type RememberToken struct {
	Token  string
	UserID uint
}

type models struct{ db *gorm.DB }

func (m *models) Login(c *gin.Context) {
	if right(c.Request) {
		m.db.Create(&Session{Token: rand.Text(), UserID: 1})
		if c.PostForm("remember") != "" {
			m.db.Create(&RememberToken{Token: rand.Text(), UserID: 1})
		}
	}
}

func (m *models) Logout(c *gin.Context) { // want `Logout ends one record of the login and leaves the other \(type RememberToken, src/logout/left/left.go:62\)`
	m.db.Where("token = ?", c.PostForm("token")).Delete(&Session{})
}

func (m *models) LogoutBoth(c *gin.Context) {
	m.db.Where("token = ?", c.PostForm("token")).Delete(&Session{})
	m.db.Where("user_id = ?", 1).Delete(&RememberToken{})
}

// A refresh token that names its session is nothing without it.
type bound struct{ db *sql.DB }

func (b *bound) login(w http.ResponseWriter, r *http.Request) {
	if right(r) {
		b.db.Exec("INSERT INTO auth_sessions (id, user_id) VALUES ($1, $2)", rand.Text(), 1)
		b.db.Exec("INSERT INTO auth_tokens (token, session_id) VALUES ($1, $2)", rand.Text(), "")
	}
}

func (b *bound) logout(w http.ResponseWriter, r *http.Request) {
	b.db.Exec("DELETE FROM auth_sessions WHERE id = $1", r.FormValue("id"))
}

// The list of a user's sessions is no session.
type keys struct{ client *redis.Client }

func (k *keys) login(w http.ResponseWriter, r *http.Request) {
	if right(r) {
		k.client.Set(r.Context(), "session:"+rand.Text(), 1, 0)
		k.client.SAdd(r.Context(), "user:sessions:1", "")
		k.client.Set(r.Context(), "refresh:"+rand.Text(), 1, 0)
	}
}

func (k *keys) logout(w http.ResponseWriter, r *http.Request) { // want `logout ends one record of the login and leaves the other \(key refresh:, src/logout/left/left.go:`
	k.client.Del(r.Context(), "session:"+r.FormValue("token"))
}

func (k *keys) logoutBoth(w http.ResponseWriter, r *http.Request) {
	k.client.Del(r.Context(), "session:"+r.FormValue("token"), "refresh:"+r.FormValue("refresh"))
}
