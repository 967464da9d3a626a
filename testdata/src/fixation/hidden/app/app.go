// Package app puts the parts together.
package app

import (
	"database/sql"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"sessionlint.test/src/fixation/hidden/desk"
	"sessionlint.test/src/fixation/hidden/session"
	"sessionlint.test/src/fixation/hidden/web"
)

func New(db *sql.DB) http.Handler {
	s, c := session.New(session.Lifetime(8*time.Hour)), session.NewCareful(scs.New())
	m := http.NewServeMux()
	m.Handle("/web/", web.Routes(&web.Web{DB: db, S: s, C: c}))
	m.Handle("/desk/", desk.Routes(db, s, c))
	return m
}
