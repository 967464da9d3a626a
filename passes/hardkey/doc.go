// Package hardkey defines an Analyzer that reports signing and encryption
// keys that others know.
//
// # Analyzer hardkey
//
// hardkey: report keys that are constants, defaults or empty
//
// A key that signs or encrypts sessions, cookies or tokens protects nothing if
// it can be read in the program's source. The analyzer follows constants to
// where they become such a key, through variables, struct fields, functions
// and packages, and reports those that are written in the code, those that a
// flag, a setting, an environment helper or a struct tag has by default, and
// keys that are empty or may be:
//
//	var key = []byte("secret")
//	...
//	store := sessions.NewCookieStore(key) // reported
//
// A default that is refused or replaced when the program starts is not a key,
// and neither is one that is made at random or read from a file, a secret
// store or the environment and tested for its length.
//
// CWE-321, CWE-798, CWE-1391.
package hardkey
