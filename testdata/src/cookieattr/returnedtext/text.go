// Package returnedtext builds whole Set-Cookie headers for other packages.
package returnedtext

import (
	"fmt"
	"strings"
)

type Factory struct{ SessionID, SameSite string }

type entry struct{ Domain string }

func (f *Factory) GetSessionCookie(host, s string) string { // want `Domain`
	var sb strings.Builder
	sb.WriteString(fmt.Sprintf("%s=%s;", f.SessionID, s))
	if e := evalHost(host); e != nil && e.Domain != "" {
		sb.WriteString(fmt.Sprintf(" Domain=%s;", e.Domain))
	}
	sb.WriteString(" Path=/; Secure; HttpOnly;")
	return sb.String()
}

func evalHost(h string) *entry {
	e := &entry{}
	i := strings.IndexByte(h, '.')
	e.Domain = h[i+1:]
	return e
}

func InsecureTokenCookie(v string) string { // want `lacks Secure`
	return "access_token=" + v + "; Path=/; HttpOnly"
}

func SoundSessionCookie(v string) string { // want SoundSessionCookie:"texts=1"
	return "session=" + v + "; Path=/; HttpOnly; Secure"
}

func ThemeCookie(v string) string { // want ThemeCookie:"texts=1"
	return "theme=" + v + "; Path=/"
}

func DeleteSessionCookie() string { // want DeleteSessionCookie:"texts=1"
	return "session=delete; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT;"
}
