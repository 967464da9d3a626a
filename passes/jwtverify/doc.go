// Package jwtverify defines an Analyzer that reports tokens that are believed
// without being verified.
//
// # Analyzer jwtverify
//
// jwtverify: report JWTs that are believed without being verified
//
// A token's claims are the client's own words until the signature, and then
// the claims' validity, has been checked. The analyzer reports tokens that are
// only decoded and then believed, verification results that are not looked at,
// the "none" algorithm, checks that are turned off and not made up for, and
// keys or expectations that the token itself chooses:
//
//	token, _, _ := jwt.NewParser().ParseUnverified(bearer, &claims)
//	user := claims.Subject // reported
//
// Reading a token's key id or issuer before it is verified is right, and so is
// reading a token of one's own.
//
// CWE-347, CWE-345, CWE-287.
package jwtverify
