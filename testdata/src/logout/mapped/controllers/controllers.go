package controllers

import (
	"crypto/rand"
	"net/http"
	"time"

	"github.com/beego/beego/v2/server/web"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/logout/mapped/barn"
)

type tags interface {
	Tie(t, worker string, d time.Duration) error
	Bearer(t string) (string, error)
	Cut(t string) error
	CutAll(worker string) error
}

type workers interface {
	Worker(n string) (*barn.Worker, error)
	Store(w *barn.Worker) error
}

var (
	allTags    tags
	allWorkers workers
)

func Use(b *barn.Barn) { allTags, allWorkers = b, b }

const day = 24 * time.Hour

type base struct{ web.Controller }

func (c *base) tag() string { return c.Ctx.GetCookie("farmtag") }

func (c *base) hang(v string, age int) {
	http.SetCookie(c.Ctx.ResponseWriter, &http.Cookie{Name: "farmtag", Value: v, Path: "/", MaxAge: age, HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

type Gate struct{ base }

func (g *Gate) In() {
	w, err := allWorkers.Worker(g.GetString("name"))
	if err != nil || w.Off || bcrypt.CompareHashAndPassword([]byte(w.Code), []byte(g.GetString("code"))) != nil {
		g.Abort("403")
	}
	t := rand.Text()
	if err := allTags.Tie(t, w.Name, day); err != nil {
		g.Abort("500")
	}
	g.hang(t, 86400)
	g.Ctx.Output.SetStatus(204)
}

func (g *Gate) Out() { // want `Out ends nothing on the server.*`
	if _, err := allTags.Bearer(g.tag()); err != nil {
		g.Abort("401")
	}
	g.hang("", -1)
	g.Ctx.Output.SetStatus(204)
}

type Self struct {
	base
	worker *barn.Worker
}

func (s *Self) Prepare() {
	n, err := allTags.Bearer(s.tag())
	if err != nil {
		s.Abort("401")
	}
	if s.worker, err = allWorkers.Worker(n); err != nil {
		s.Abort("401")
	}
}

func (s *Self) Code() {
	h, err := bcrypt.GenerateFromPassword([]byte(s.GetString("code")), bcrypt.DefaultCost)
	if err != nil {
		s.Abort("400")
	}
	s.worker.Code, s.worker.Changed = string(h), time.Now()
	if err := allWorkers.Store(s.worker); err != nil {
		s.Abort("500")
	}
	if err := allTags.CutAll(s.worker.Name); err != nil {
		s.Abort("500")
	}
	s.Ctx.Output.SetStatus(204)
}

func (s *Self) Shut() {
	s.worker.Off = true
	if err := allWorkers.Store(s.worker); err != nil {
		s.Abort("500")
	}
	if err := allTags.CutAll(s.worker.Name); err != nil {
		s.Abort("500")
	}
	s.Ctx.Output.SetStatus(204)
}
