// Package admin locks accounts out and changes their rights.
package admin

import "github.com/gin-gonic/gin"

type User struct {
	ID         string
	Status     int
	MailStatus int
	RoleID     int
	IsAdmin    bool
}

type UserView struct {
	Name    string
	Status  int
	IsAdmin bool
}

type users interface {
	Get(id string) (*User, error)
	UpdateStatus(u *User) error
	UpdateRole(id string, role int) error
	UpdateMail(u *User) error
	DeleteExternalLogins(id string) error
}

type sessions interface {
	RemoveUserTokens(id string) error
}

type Server struct {
	users    users
	sessions sessions
}

// Role ends the user's sessions.
func (s *Server) Role(c *gin.Context) {
	u, err := s.users.Get(c.Param("id"))
	if err != nil {
		return
	}
	u.RoleID = 2
	if s.users.UpdateRole(u.ID, u.RoleID) == nil {
		s.sessions.RemoveUserTokens(u.ID)
	}
}

// Suspend only takes links to other providers away.
func (s *Server) Suspend(c *gin.Context) { // want `Suspend changes whether a user may log in .* but ends none of the user's sessions: .*Server.Role does end them`
	u, err := s.users.Get(c.Param("id"))
	if err != nil {
		return
	}
	u.Status = 10
	if s.users.UpdateStatus(u) == nil {
		s.users.DeleteExternalLogins(u.ID)
	}
}

// Confirm says something of an address, not of the login.
func (s *Server) Confirm(c *gin.Context) {
	if u, err := s.users.Get(c.Param("id")); err == nil {
		u.MailStatus = 1
		s.users.UpdateMail(u)
	}
}

// Show fills in what the client sees.
func (s *Server) Show(c *gin.Context) {
	u, err := s.users.Get(c.Param("id"))
	if err != nil {
		return
	}
	v := describe(u)
	v.IsAdmin = u.RoleID == 2
	v.Status = u.Status
	c.JSON(200, v)
}

func describe(u *User) *UserView { return &UserView{Name: u.ID} }
