// Package web deletes accounts, one way with their sessions and another
// without.
package web

import (
	"net/http"
	"strconv"

	"sessionlint.test/src/credchange/removal/store"
)

type API struct{ store *store.Store }

func id(r *http.Request) int64 {
	n, _ := strconv.ParseInt(r.PathValue("id"), 10, 64)
	return n
}

// Close is for users themselves.
func (a *API) Close(w http.ResponseWriter, r *http.Request) {
	_ = a.store.DeleteUser(id(r))
	_ = a.store.DeleteSessions(id(r))
}

// Ban is for administrators.
func (a *API) Ban(w http.ResponseWriter, r *http.Request) { // want `Ban deletes a user \(src/credchange/removal/store/store.go:\d+, table users\) but ends none of the user's sessions: the sessions and tokens of the deleted account work on.*Close`
	_ = a.store.DeleteUser(id(r))
	w.WriteHeader(http.StatusNoContent)
}

// Leave deletes a member, whose sessions the database deletes.
func (a *API) Leave(w http.ResponseWriter, r *http.Request) {
	_ = a.store.DeleteMember(id(r))
}
