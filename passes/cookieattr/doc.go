// Package cookieattr defines an Analyzer that reports session cookies without
// the attributes that protect them.
//
// # Analyzer cookieattr
//
// cookieattr: report session cookies without Secure, HttpOnly or SameSite
//
// A session cookie says who is logged in; whoever has it is that user. The
// browser guards it only as far as its attributes say:
//
//   - without Secure it is also sent over plain HTTP, where anyone on the
//     network reads it (CWE-614);
//   - without HttpOnly a script that an attacker injects reads it (CWE-1004);
//   - without SameSite it goes along with requests that other sites make
//     (CWE-1275). SameSite=None is an answer only together with Secure.
//
// The analyzer also reports a Domain that hands the cookie to every host
// below the parent of the current one, and the name prefixes __Host- and
// __Secure- with attributes that make browsers drop the cookie.
//
// For example,
//
//	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Path: "/"})
//
// is reported, with the fix
//
//	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Path: "/",
//		Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
//
// There is one finding a cookie. Attributes may be set anywhere on the way
// from where the cookie is made to where it is written, also by functions of
// other packages. One that is set at run time, such as Secure: cfg.TLS, is
// not missing. Cookies that are deleted, sent by clients or that say nothing
// about a session are not reported; -cookieattr.all reports the latter too.
//
// A constant Domain that many hosts are below, such as .example.com, is named
// beside something else; alone it is only reported with -cookieattr.domain.
package cookieattr
