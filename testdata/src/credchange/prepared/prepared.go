// Package prepared runs statements that are prepared from texts in files: the
// database hashes the passwords.
package prepared

import (
	"net/http"

	"github.com/jmoiron/sqlx"
)

type queries struct {
	CreateUser         *sqlx.Stmt
	UpdateUserProfile  *sqlx.Stmt
	UpdateUserLogin    *sqlx.Stmt
	GetSession         *sqlx.Stmt
	DeleteUserSessions *sqlx.Stmt
}

type user struct {
	Name, Email, Password string
	PasswordLogin         bool
}

type core struct{ q *queries }

func (c *core) create(u user) error {
	_, err := c.q.CreateUser.Exec(u.Name, u.Password)
	return err
}

func (c *core) updateProfile(id int, u user) error {
	_, err := c.q.UpdateUserProfile.Exec(id, u.Name, u.Email, u.PasswordLogin, u.Password)
	return err
}

func (c *core) updateLogin(id int, u user) error {
	_, err := c.q.UpdateUserLogin.Exec(id, u.PasswordLogin)
	return err
}

func (c *core) session(token string) (id int, err error) {
	err = c.q.GetSession.Get(&id, token)
	return id, err
}

func (c *core) endSessions(id int) error {
	_, err := c.q.DeleteUserSessions.Exec(id)
	return err
}

type app struct{ core *core }

func (a *app) updateProfile(w http.ResponseWriter, r *http.Request) { // want `updateProfile gives a user a new password \(src/credchange/prepared/prepared.go:\d+, statement UpdateUserProfile\) but ends none of the user's sessions`
	a.core.updateProfile(1, user{Name: r.FormValue("name"), Password: r.FormValue("password")})
}

func (a *app) resetPassword(w http.ResponseWriter, r *http.Request) {
	if a.core.updateProfile(1, user{Password: r.FormValue("password")}) == nil {
		a.core.endSessions(1)
	}
}

func (a *app) register(w http.ResponseWriter, r *http.Request) {
	a.core.create(user{Name: r.FormValue("name"), Password: r.FormValue("password")})
}

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	a.core.updateLogin(1, user{PasswordLogin: true})
}
