// Package logout defines an analyzer that reports logouts which leave the
// session alive.
//
// A logout that only clears the browser's cookie stops nobody who has a copy
// of it. What the server keeps, or accepts, must be ended on the server: the
// session's record deleted, the token put on a list that is asked, a version
// raised.
package logout
