// Package clienttrust defines an analyzer that reports identities that are
// believed because a client says so.
//
// What a cookie or header holds is the client's to choose, unless it is signed,
// encrypted, or a secret that the server looks up. A cookie that says who is
// logged in, or that somebody is, lets everyone be anyone:
//
//	if c, err := r.Cookie("authenticated"); err == nil && c.Value == "true" { // reported
//
//	user, err := users.Find(r.Header.Get("X-User")) // reported
//
// CWE-565, CWE-784, CWE-315.
package clienttrust
