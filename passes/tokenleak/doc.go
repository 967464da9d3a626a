// Package tokenleak defines an Analyzer that reports session tokens where
// others can read them: in URLs, logs, errors, command lines and metrics.
//
// # Analyzer tokenleak
//
// tokenleak: report session tokens in URLs, logs, errors and command lines
//
// Whoever reads a session token is the user. URLs are kept in browsers'
// histories, proxies' and servers' access logs and are handed on in Referer
// headers; logs are read by more people than the database and kept for longer:
//
//	token := r.URL.Query().Get("token")          // reported: accepted in the URL
//	log.Printf("bad token %q", token)            // reported: written to the log
//	http.Redirect(w, r, "/app?jwt="+jwt, 302)    // reported: sent in a URL
//
// Hashes, lengths, prefixes and masked forms are fine, and so are one-time
// codes and the links of mails that expire after a single use.
//
// CWE-598, CWE-532, CWE-209.
package tokenleak
