// Package api is what the clients call.
package api

import (
	"github.com/gin-gonic/gin"

	"sessionlint.test/src/credchange/gormlayers/service"
)

type Server struct{ Accounts *service.Accounts }

func (s *Server) Routes(r *gin.Engine) {
	r.POST("/password", s.password)
	r.POST("/admin/password", s.adminPassword)
}

func (s *Server) password(c *gin.Context) {
	if err := s.Accounts.ChangePassword(1, c.PostForm("password")); err != nil {
		c.Status(500)
		return
	}
	s.Accounts.Sessions.DropFor(1)
}

func (s *Server) adminPassword(c *gin.Context) {
	if err := s.Accounts.Overwrite(1, c.PostForm("password")); err != nil {
		c.Status(500)
	}
}
