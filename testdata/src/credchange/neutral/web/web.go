// Package web is what the pilots' browsers call.
package web

import (
	"net/http"

	"sessionlint.test/src/credchange/neutral/crew"
	"sessionlint.test/src/credchange/neutral/rows"
)

type site struct {
	club *crew.Club
	rows rows.Pilots
}

func (s site) answer(w http.ResponseWriter, err error) {
	if err != nil {
		http.Error(w, "no", http.StatusForbidden)
	}
}

func (s site) rekey(w http.ResponseWriter, r *http.Request) {
	s.answer(w, s.club.Rekey(r.Context(), r.FormValue("name"), r.FormValue("old"), r.FormValue("new")))
}

func (s site) rekeyAndEnd(w http.ResponseWriter, r *http.Request) {
	s.answer(w, s.club.RekeyAndEnd(r.Context(), 1, r.FormValue("name"), r.FormValue("old"), r.FormValue("new")))
}

func (s site) word(w http.ResponseWriter, r *http.Request) {
	s.answer(w, s.club.NewWord(r.Context(), 1, r.FormValue("old"), r.FormValue("new")))
}

func (s site) reword(w http.ResponseWriter, r *http.Request) {
	s.answer(w, s.club.Reword(r.Context(), 1, r.FormValue("new")))
}

func (s site) steps(w http.ResponseWriter, r *http.Request) {
	s.answer(w, s.club.InSteps(r.Context(), 1, r.FormValue("new")))
}

func (s site) stepsAndEnd(w http.ResponseWriter, r *http.Request) {
	s.answer(w, s.club.InStepsAndEnd(r.Context(), 1, r.FormValue("new")))
}

func (s site) join(w http.ResponseWriter, r *http.Request) {
	s.answer(w, s.club.Join(r.Context(), r.FormValue("name"), r.FormValue("new")))
	s.answer(w, s.club.Board(r.Context(), r.FormValue("name"), r.FormValue("new")))
}

func (s site) shut(w http.ResponseWriter, r *http.Request) {
	s.answer(w, s.club.Close(&crew.Room{}, r.FormValue("new")))
}

func (s site) alter(w http.ResponseWriter, r *http.Request) {
	s.answer(w, s.rows.Alter(r.Context(), 1, r.FormValue("new")))
}

func (s site) robot(w http.ResponseWriter, r *http.Request) {
	s.answer(w, s.rows.Key(r.Context(), 1, r.FormValue("token")))
	s.answer(w, s.rows.Code(r.Context(), 1, r.FormValue("code")))
}

func Routes(rs rows.Pilots) {
	s := site{&crew.Club{Pilots: rs}, rs}
	for path, h := range map[string]http.HandlerFunc{"/rekey": s.rekey, "/rekey2": s.rekeyAndEnd, "/word": s.word, "/reword": s.reword, "/join": s.join, "/steps": s.steps, "/steps2": s.stepsAndEnd, "/shut": s.shut, "/alter": s.alter, "/robot": s.robot} {
		http.HandleFunc(path, h)
	}
}
