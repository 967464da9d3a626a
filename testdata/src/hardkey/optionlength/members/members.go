package members

import (
	"fmt"
	"net/http"
	"os"
	"strings"

	"golang.org/x/crypto/bcrypt"
)

type Tokens interface {
	Sign(subject string) (string, error)
	Check(raw string) (string, error)
}

func Login(t Tokens) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if bcrypt.CompareHashAndPassword([]byte(os.Getenv("MEMBER_HASH")), []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		tok, err := t.Sign("member")
		if err != nil {
			http.Error(w, "no", 500)
			return
		}
		fmt.Fprint(w, tok)
	})
}

func Me(t Tokens) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who, err := t.Check(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		fmt.Fprint(w, who)
	})
}
