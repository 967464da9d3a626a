package pages

import (
	"errors"
	"net/http"

	"github.com/gorilla/mux"
	"github.com/pquerna/otp/totp"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/fixation/curators/ctx"
)

type Curator struct {
	Name, Hash, Seed string
}

type Staff map[string]Curator

type Names interface {
	Curator(n string) (Curator, bool)
}

func (s Staff) Curator(n string) (Curator, bool) { c, ok := s[n]; return c, ok }

type pages struct{ names Names }

var errWrong = errors.New("wrong name or code")

func Register(r *mux.Router, m ctx.Maker, n Names) {
	p := pages{n}
	r.HandleFunc("/", m.Wrap(p.start)).Methods(http.MethodGet)
	r.HandleFunc("/enter", m.Wrap(p.enter)).Methods(http.MethodPost)
	r.HandleFunc("/enter/code", m.Wrap(p.code)).Methods(http.MethodPost)
	r.HandleFunc("/logout", m.Wrap(p.leave)).Methods(http.MethodPost)
}

func (p pages) start(c *ctx.Ctx) error {
	c.Set("lang", c.R.Header.Get("Accept-Language"))
	return c.Commit()
}

func (p pages) enter(c *ctx.Ctx) error {
	cu, ok := p.names.Curator(c.R.PostFormValue("name"))
	if !ok || bcrypt.CompareHashAndPassword([]byte(cu.Hash), []byte(c.R.PostFormValue("pw"))) != nil {
		return errWrong
	}
	if err := c.Anew(); err != nil {
		return err
	}
	c.Set("pending", cu.Name)
	return c.Commit()
}

func (p pages) code(c *ctx.Ctx) error { // want `code verifies a one-time code and then puts "curator" into the session`
	cu, ok := p.names.Curator(c.Get("pending"))
	if !ok || !totp.Validate(c.R.PostFormValue("code"), cu.Seed) {
		return errWrong
	}
	c.Set("curator", cu.Name)
	c.Set("pending", "")
	return c.Commit()
}

func (p pages) leave(c *ctx.Ctx) error { return c.End() }
