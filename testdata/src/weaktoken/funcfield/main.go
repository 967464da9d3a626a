package main

import (
	"net/http"

	"sessionlint.test/src/weaktoken/funcfield/ids"
	"sessionlint.test/src/weaktoken/funcfield/lobby"
)

func main() {
	l := &lobby.Lobby{NewID: ids.Next} // want `what makes variable sessionID .* comes from counter`
	http.HandleFunc("/join", l.Join)
	m := lobby.New(ids.Stamp) // want `what makes the value of a cookie .* comes from time`
	http.HandleFunc("/again", m.Again)
	s := &lobby.Lobby{NewID: ids.Any}
	http.HandleFunc("/safe", s.Join)
	http.HandleFunc("/safer", lobby.New(ids.Any).Again)
}
