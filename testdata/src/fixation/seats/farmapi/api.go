package farmapi

import (
	"crypto/rand"
	"net/http"

	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"
)

// Seat is where somebody sits, a stranger at first.
type Seat struct {
	Ref  string
	Who  string
	Lang string
}

type Crew map[string]string

type SeatKeeper interface {
	Put(k string, v Seat)
	Get(k string) (Seat, bool)
	Take(k string)
	TakeIf(f func(Seat) bool)
}

type handlers struct {
	seats SeatKeeper
	crew  Crew
}

func Wire(e *gin.Engine, s SeatKeeper, c Crew) {
	h := handlers{s, c}
	e.Use(h.sit)
	e.POST("/lang", h.lang)
	e.POST("/login", h.login)
	e.POST("/logout", h.logout)
	e.POST("/pw", h.pw)
}

const seatCookie = "seat"

func (h handlers) give(c *gin.Context, ref string) {
	http.SetCookie(c.Writer, &http.Cookie{Name: seatCookie, Value: ref, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

func (h handlers) sit(c *gin.Context) {
	ref, _ := c.Cookie(seatCookie)
	s, ok := h.seats.Get(ref)
	if !ok {
		ref = rand.Text()
		s = Seat{Ref: ref, Lang: "en"}
		h.seats.Put(ref, s)
		h.give(c, ref)
	}
	c.Set("seat", s)
}

func (h handlers) lang(c *gin.Context) {
	s := c.MustGet("seat").(Seat)
	s.Lang = c.PostForm("lang")
	h.seats.Put(s.Ref, s)
}

func (h handlers) login(c *gin.Context) {
	name := c.PostForm("name")
	if bcrypt.CompareHashAndPassword([]byte(h.crew[name]), []byte(c.PostForm("pw"))) != nil {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	s := c.MustGet("seat").(Seat)
	s.Who = name // want `login verifies a password and then puts "Who" into the session`
	h.seats.Put(s.Ref, s)
	h.give(c, s.Ref)
}

func (h handlers) logout(c *gin.Context) {
	s := c.MustGet("seat").(Seat)
	h.seats.Take(s.Ref)
	http.SetCookie(c.Writer, &http.Cookie{Name: seatCookie, Path: "/", MaxAge: -1, HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
	c.Redirect(http.StatusSeeOther, "/")
}

func (h handlers) pw(c *gin.Context) {
	s := c.MustGet("seat").(Seat)
	if s.Who == "" {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	b, err := bcrypt.GenerateFromPassword([]byte(c.PostForm("pw")), 10)
	if err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	h.crew[s.Who] = string(b)
	h.seats.TakeIf(func(o Seat) bool { return o.Who == s.Who })
}
