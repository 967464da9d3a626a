// Package somebuilder builds tokens whose expiry is a link of the chain that
// only some of them get.
package somebuilder

import (
	"time"

	"github.com/lestrrat-go/jwx/v2/jwa"
	"github.com/lestrrat-go/jwx/v2/jwt"
)

var key = []byte("from configuration")

type grant struct {
	subject, client string
	mobile          bool
}

func mint(g grant) ([]byte, error) {
	b := jwt.NewBuilder().Subject(g.subject).Audience([]string{"api"}).Claim("client", g.client) // want `these claims can be signed without exp`
	if !g.mobile {
		b = b.Expiration(time.Now().Add(20 * time.Minute))
	}
	t, err := b.Build()
	if err != nil {
		return nil, err
	}
	return jwt.Sign(t, jwt.WithKey(jwa.HS256, key))
}

// mintBoth is right: each branch adds one.
func mintBoth(g grant) ([]byte, error) {
	b := jwt.NewBuilder().Subject(g.subject)
	if g.mobile {
		b = b.Expiration(time.Now().Add(24 * time.Hour))
	} else {
		b = b.Expiration(time.Now().Add(20 * time.Minute))
	}
	for _, a := range []string{"api", "web"} {
		b = b.Audience([]string{a})
	}
	t, err := b.Build()
	if err != nil {
		return nil, err
	}
	return jwt.Sign(t, jwt.WithKey(jwa.HS256, key))
}
