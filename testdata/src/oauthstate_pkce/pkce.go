// Package pkce is checked with -oauthstate.pkce.
package pkce

import "golang.org/x/oauth2"

func without(c *oauth2.Config, state string) string {
	return c.AuthCodeURL(state) // want `this authorization request has no PKCE challenge`
}

func offline(c *oauth2.Config, state string) string {
	return c.AuthCodeURL(state, oauth2.AccessTypeOffline) // want `this authorization request has no PKCE challenge`
}

func with(c *oauth2.Config, state, verifier string) string {
	return c.AuthCodeURL(state, oauth2.AccessTypeOffline, oauth2.S256ChallengeOption(verifier))
}

func given(c *oauth2.Config, state string, opts ...oauth2.AuthCodeOption) string {
	return c.AuthCodeURL(state, opts...)
}
