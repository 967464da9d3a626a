package mutate

import "net/http"

type Func func(*http.Cookie)

type Chain []Func

func (c Chain) Apply(k *http.Cookie) *http.Cookie { // want Apply:"params=1"
	for _, f := range c {
		f(k)
	}
	return k
}

func Lax(k *http.Cookie)     { k.SameSite = http.SameSiteLaxMode } // want Lax:"params=1"
func TLS(k *http.Cookie)     { k.Secure = true }                   // want TLS:"params=1"
func Private(k *http.Cookie) { k.HttpOnly = true }                 // want Private:"params=1"

func Age(s int) Func { return func(k *http.Cookie) { k.MaxAge = s } } // want Age:"sets"
