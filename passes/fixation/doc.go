// Package fixation finds logins that keep the session's id, and session ids
// that the client chooses (CWE-384).
//
// # Analyzer fixation
//
// fixation: report logins that keep the session's id
//
// An attacker who knows the session id in somebody's browser before that
// person logs in (because the attacker planted it) is logged in with them,
// unless the login gives the session a new id. The rule reports functions that
// verify a credential and then put an identity into a session whose id existed
// before, where neither they nor what they call nor their callers renew it.
// Sessions that are kept in the cookie alone have no id to plant.
//
// It also reports ids from a cookie, query, form or header that become a
// session's id although the server doesn't know them.
package fixation
