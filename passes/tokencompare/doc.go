// Package tokencompare defines an analyzer that reports secrets that are
// compared with what a client sent by an operation that takes the longer, the
// more of them agrees.
//
// ==, bytes.Equal and their like stop at the first byte that differs. Where
// one side is a secret of the server (a token, an API key, a MAC that is
// computed here) and the other was received, whoever sends many guesses and
// measures the answers learns the secret piece by piece:
//
//	if r.Header.Get("X-Api-Key") != cfg.APIKey { // reported
//
// Compare with subtle.ConstantTimeCompare or hmac.Equal. Comparisons of hashes
// of the secret are as good, and so are look-ups by it.
//
// CWE-208.
package tokencompare
