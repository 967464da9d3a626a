// Package oauthstate defines an analyzer that reports OAuth2 and OpenID Connect
// logins that are not bound to the browser that began them.
//
// Whoever begins a login with a provider gets a state that nobody can guess,
// keeps it in a cookie or session, and refuses a callback that doesn't bring
// it back. Without that an attacker sends a victim the callback of a login of
// their own:
//
//	http.Redirect(w, r, cfg.AuthCodeURL("state"), http.StatusFound) // reported
//
//	func callback(w http.ResponseWriter, r *http.Request) { // reported
//		token, err := cfg.Exchange(r.Context(), r.FormValue("code"))
//
// CWE-352.
package oauthstate
