// Package devices lists a user's sessions and marks the current one.
package devices

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

type Session struct {
	SessionID string
	UserID    int64
	Agent     string
	Seen      time.Time
}

type Repo interface {
	Of(ctx context.Context, user int64) ([]Session, error)
	BySessionID(ctx context.Context, id string) (*Session, error)
	Remove(ctx context.Context, id string) error
}

type view struct {
	Agent   string    `json:"agent"`
	Seen    time.Time `json:"seen"`
	Current bool      `json:"current"`
}

func List(repo Repo) gin.HandlerFunc {
	return func(c *gin.Context) {
		sid, err := c.Cookie("session")
		if err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		cur, err := repo.BySessionID(c, sid)
		if err != nil || cur.SessionID != sid {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		all, err := repo.Of(c, cur.UserID)
		if err != nil {
			c.AbortWithStatus(http.StatusInternalServerError)
			return
		}
		out := make([]view, 0, len(all))
		for _, s := range all {
			out = append(out, view{s.Agent, s.Seen, s.SessionID == sid})
		}
		c.JSON(http.StatusOK, out)
	}
}

func Others(repo Repo) gin.HandlerFunc {
	return func(c *gin.Context) {
		sid, _ := c.Cookie("session")
		cur, err := repo.BySessionID(c, sid)
		if err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		all, _ := repo.Of(c, cur.UserID)
		for _, s := range all {
			if s.SessionID == sid {
				continue
			}
			_ = repo.Remove(c, s.SessionID)
		}
		c.Status(http.StatusNoContent)
	}
}

// Marked has the user from the context: the answer only marks a row.
func Marked(repo Repo, user func(context.Context) int64) gin.HandlerFunc {
	return func(c *gin.Context) {
		sid, _ := c.Cookie("session")
		all, _ := repo.Of(c, user(c))
		var out []gin.H
		for _, s := range all {
			out = append(out, gin.H{"agent": s.Agent, "is_current": s.SessionID == sid})
		}
		c.JSON(http.StatusOK, out)
	}
}

// Trusted looks for the session among all of a user that the client names.
func Trusted(repo Repo, user func(string) int64) gin.HandlerFunc {
	return func(c *gin.Context) {
		sid, _ := c.Cookie("session")
		all, _ := repo.Of(c, user(c.GetHeader("X-User")))
		for _, s := range all {
			if s.SessionID == sid { // want `the secret SessionID is compared with the request's cookie session by ==`
				c.Next()
				return
			}
		}
		c.AbortWithStatus(http.StatusUnauthorized)
	}
}
