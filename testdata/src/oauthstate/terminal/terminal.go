// Package terminal logs in from a terminal: no callback, but PKCE.
package terminal

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"

	"golang.org/x/oauth2"
)

func Login(ctx context.Context, c *oauth2.Config) (*oauth2.Token, error) {
	verifier := oauth2.GenerateVerifier()
	fmt.Println("open", c.AuthCodeURL("", oauth2.S256ChallengeOption(verifier)))
	code, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil {
		return nil, err
	}
	return c.Exchange(ctx, strings.TrimSpace(code), oauth2.VerifierOption(verifier))
}

type client struct{ verifier string }

// link has the same verifier for everybody.
func (k client) link(c *oauth2.Config) string {
	return c.AuthCodeURL("", oauth2.S256ChallengeOption(k.verifier)) // want `the OAuth state is empty`
}
