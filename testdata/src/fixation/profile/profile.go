// Package profile puts a record of who logged in by LDAP into the session.
package profile

import (
	"fmt"

	"github.com/go-ldap/ldap/v3"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
)

type Directory struct{ url, base string }

func (d Directory) Open(name, secret string) (*ldap.Entry, error) {
	l, err := ldap.DialURL(d.url)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	dn := fmt.Sprintf("uid=%s,%s", ldap.EscapeDN(name), d.base)
	if secret == "" {
		return nil, ldap.NewError(ldap.LDAPResultInvalidCredentials, nil)
	}
	if err := l.Bind(dn, secret); err != nil {
		return nil, err
	}
	res, err := l.Search(ldap.NewSearchRequest(dn, ldap.ScopeBaseObject, ldap.NeverDerefAliases, 1, 5, false, "(objectClass=*)", []string{"cn", "mail"}, nil))
	if err != nil || len(res.Entries) != 1 {
		return nil, fmt.Errorf("entry of %s: %w", name, err)
	}
	return res.Entries[0], nil
}

type Profile struct{ DN, Name, Mail string }

type portal struct {
	dir   Directory
	store *session.Store
}

func (p *portal) post(c *fiber.Ctx) error {
	e, err := p.dir.Open(c.FormValue("name"), c.FormValue("secret"))
	if err != nil {
		return fiber.ErrUnauthorized
	}
	s, err := p.store.Get(c)
	if err != nil {
		return err
	}
	s.Set("profile", Profile{e.DN, e.GetAttributeValue("cn"), e.GetAttributeValue("mail")}) // want `post verifies a password by LDAP and then puts "profile" into the session, but the session keeps`
	if err := s.Save(); err != nil {
		return err
	}
	return c.Redirect("/")
}

// renewed gives the session a new id.
func (p *portal) renewed(c *fiber.Ctx) error {
	e, err := p.dir.Open(c.FormValue("name"), c.FormValue("secret"))
	if err != nil {
		return fiber.ErrUnauthorized
	}
	s, err := p.store.Get(c)
	if err != nil {
		return err
	}
	if err := s.Regenerate(); err != nil {
		return err
	}
	s.Set("profile", Profile{e.DN, e.GetAttributeValue("cn"), e.GetAttributeValue("mail")})
	return s.Save()
}

type Draft struct{ Name, Mail string }

// draft keeps what a form says, and has a password checked on the way.
func (p *portal) draft(c *fiber.Ctx) error {
	if _, err := p.dir.Open(c.FormValue("name"), c.FormValue("secret")); err != nil {
		return fiber.ErrUnauthorized
	}
	s, err := p.store.Get(c)
	if err != nil {
		return err
	}
	s.Set("draft", Draft{c.FormValue("cn"), c.FormValue("mail")})
	return s.Save()
}

// half remembers who still has to give a code.
func (p *portal) half(c *fiber.Ctx) error {
	e, err := p.dir.Open(c.FormValue("name"), c.FormValue("secret"))
	if err != nil {
		return fiber.ErrUnauthorized
	}
	s, err := p.store.Get(c)
	if err != nil {
		return err
	}
	s.Set("pending_dn", e.DN)
	return s.Save()
}

func Routes(app *fiber.App, p *portal) {
	app.Post("/login", p.post)
	app.Post("/renewed", p.renewed)
	app.Post("/draft", p.draft)
	app.Post("/half", p.half)
}
