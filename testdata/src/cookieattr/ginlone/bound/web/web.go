package web // want package:"same-site false, waiting 1"

import "github.com/gin-gonic/gin"

func Login(c *gin.Context) {
	c.SetCookie("session", c.PostForm("x"), 3600, "/", "", true, true)
}
