// Package expiry defines an Analyzer that reports sessions and tokens that
// never expire, live for too long, or whose expiry nobody checks.
//
// # Analyzer expiry
//
// expiry: report sessions and tokens that don't expire
//
// Whoever gets hold of a session id or a token, from a log, a backup, a lost
// device, an injected script, has the user's account for as long as it is
// valid. Reported are
//
//   - JWTs and PASETOs that are signed without an exp claim, always or on some
//     way, or with one that is far away;
//   - settings of session libraries, cookies and stores that mean "never" or
//     more than the limits below;
//   - session keys that are put into redis or a cache without a time to live;
//   - records of sessions and tokens whose expiry is stored and compared
//     nowhere, and session tables in memory from which nothing ever leaves;
//   - validation of exp that is turned off, and ages that are checked against
//     the wrong limit or the wrong record;
//   - with -expiry.audit, websockets that outlive the session.
//
// For example,
//
//	claims := jwt.RegisteredClaims{Subject: user.ID}
//	token := jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
//	return token.SignedString(key) // valid for ever
//
// Durations that a configuration or a parameter decides are the operator's
// business. The limits are options; their defaults are 30 days for a session
// (NIST SP 800-63B asks at the lowest level, AAL1, to log in again by then) and
// 90 days for what a user is remembered by. Keys that are meant to live long,
// such as API keys, are not reported.
//
// CWE-613.
package expiry
