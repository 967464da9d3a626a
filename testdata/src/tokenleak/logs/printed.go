package logs

import (
	"fmt"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

func printed(r *http.Request) {
	c, err := r.Cookie("session_id")
	if err != nil {
		fmt.Println("no session:", err)
		return
	}
	fmt.Println("session", c.Value)                                 // want `the value of the cookie session_id is printed`
	fmt.Printf("request by %s\n", r.Header.Get("Authorization"))    // want `the request's header Authorization is printed`
	fmt.Printf("request by %.4s…\n", r.Header.Get("Authorization")) // only its beginning
	fmt.Println("path", r.URL.Path, len(c.Value))
}

// A program at the command line that is asked for a token prints it.
func issue(key []byte) error {
	token, err := jwt.New(jwt.SigningMethodHS256).SignedString(key)
	if err != nil {
		return err
	}
	fmt.Println(token)
	return nil
}
