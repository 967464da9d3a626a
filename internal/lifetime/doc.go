// Package lifetime says how long what says who is logged in stays valid: what
// a token's claims, a library's setting, a cookie, a key in a store or a
// record of the program's own give as its end, and whether anyone asks for it.
//
// A Span is a number or a point in time as far as constants, the clock and a
// function's parameters go. Claims are followed backward from where they are
// signed; their expiry counts as missing if a way from where they are made to
// the signature passes no place that sets it. What a function's results and
// parameters mean for this travels as a fact.
//
// Which calls sign, which fields and methods hold an expiry, and which value
// of a setting means "never" is said by the catalog; which names stand for
// sessions, refresh tokens and keys that are meant to live long, by the
// lexicon.
package lifetime
