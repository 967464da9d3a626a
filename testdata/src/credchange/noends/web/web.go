// Package web is what clients call.
package web

import (
	"encoding/json"
	"net/http"

	"sessionlint.test/src/credchange/noends/app"
)

type site struct{ app app.App }

func (s site) audited(w http.ResponseWriter, r *http.Request) {
	s.app.Audited(r.Context(), 1, r.FormValue("password"), r.Header.Get("X-Session-Id"))
}

func (s site) over(w http.ResponseWriter, r *http.Request) {
	s.app.Over(r.Context(), 1, r.FormValue("password"))
}

func (s site) older(w http.ResponseWriter, r *http.Request) {
	s.app.Older(r.Context(), 1, r.FormValue("password"))
}

func (s site) amend(w http.ResponseWriter, r *http.Request) {
	var e app.Edit
	if json.NewDecoder(r.Body).Decode(&e) == nil {
		s.app.Amend(r.Context(), 1, e)
	}
}

func (s site) amendSound(w http.ResponseWriter, r *http.Request) {
	var e app.Edit
	if json.NewDecoder(r.Body).Decode(&e) == nil {
		s.app.AmendSound(r.Context(), 1, e)
	}
}

func (s site) login(w http.ResponseWriter, r *http.Request) {
	var id int64
	var have string
	if s.app.DB.QueryRowContext(r.Context(), "SELECT id, password_hash FROM users WHERE mail = $1", r.FormValue("mail")).Scan(&id, &have) != nil {
		return
	}
	ok, renewed, err := app.Verify(have, r.FormValue("password"))
	if err != nil || !ok {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	if renewed != "" {
		s.app.DB.ExecContext(r.Context(), "UPDATE users SET password_hash = $1 WHERE id = $2", renewed, id)
	}
	s.app.Open(r.Context(), r.FormValue("token"), id)
}

func Routes(a app.App) {
	s := site{a}
	for path, h := range map[string]http.HandlerFunc{"/audited": s.audited, "/over": s.over, "/older": s.older, "/amend": s.amend, "/amend2": s.amendSound, "/login": s.login} {
		http.HandleFunc(path, h)
	}
}
