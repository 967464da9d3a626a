// Package weaktoken defines an Analyzer that reports session ids, tokens and
// secrets that can be predicted or guessed.
//
// # Analyzer weaktoken
//
// weaktoken: report session ids, tokens and keys from weak sources
//
// A session id, an authentication, reset or CSRF token, an OAuth state or a
// signing secret protects nothing if an attacker can compute or guess it. The
// analyzer follows values from where they are made to where they become such
// a secret, through helpers, fields and packages, and reports those that
// derive from math/rand, clocks, counters, process ids, time-based UUIDs and
// similar ids, or hashes of only such data; those that hold fewer than 128
// random bits; and weak stand-ins for a strong source that failed:
//
//	func newID() string { return fmt.Sprint(rand.Int63()) }        // math/rand
//	...
//	http.SetCookie(w, &http.Cookie{Name: "session", Value: newID()}) // reported
//
// The same helper is not reported where its result is a jitter, a request id
// or a display colour: where the value goes decides.
//
// CWE-330, CWE-331, CWE-334, CWE-338, CWE-340, CWE-341.
package weaktoken
