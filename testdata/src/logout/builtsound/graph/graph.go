package graph

import (
	"context"
	"encoding/json"
	"net/http"

	"sessionlint.test/src/logout/builtsound/accounts"
)

type Resolver struct{ Accounts *accounts.Service }

type mutationResolver struct{ *Resolver }

func (r *Resolver) Mutation() *mutationResolver { return &mutationResolver{r} }

func (m *mutationResolver) SignIn(ctx context.Context, mail, password string) (*string, error) {
	t, err := m.Accounts.Authenticate(ctx, mail, password)
	if err != nil {
		return nil, err
	}
	return &t, nil
}

func (m *mutationResolver) SignOut(ctx context.Context) (bool, error) {
	t, _ := ctx.Value(tokenKey{}).(string)
	if err := m.Accounts.SignOut(ctx, t); err != nil {
		return false, err
	}
	return true, nil
}

func (m *mutationResolver) Forgot(ctx context.Context, mail string) (bool, error) {
	return true, m.Accounts.Forgot(ctx, mail)
}

func (m *mutationResolver) Redeem(ctx context.Context, code, password string) (bool, error) {
	return true, m.Accounts.Redeem(ctx, code, password)
}

type tokenKey struct{}

type call struct {
	Field string            `json:"field"`
	Args  map[string]string `json:"args"`
}

func Endpoint(r *Resolver) http.Handler {
	m := r.Mutation()
	fields := map[string]func(context.Context, map[string]string) (any, error){
		"signIn": func(c context.Context, a map[string]string) (any, error) {
			return m.SignIn(c, a["mail"], a["password"])
		},
		"signOut": func(c context.Context, a map[string]string) (any, error) { return m.SignOut(c) },
		"forgot":  func(c context.Context, a map[string]string) (any, error) { return m.Forgot(c, a["mail"]) },
		"redeem": func(c context.Context, a map[string]string) (any, error) {
			return m.Redeem(c, a["code"], a["password"])
		},
		"me": func(c context.Context, a map[string]string) (any, error) {
			t, _ := c.Value(tokenKey{}).(string)
			return r.Accounts.Person(c, t)
		},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		var c call
		if json.NewDecoder(q.Body).Decode(&c) != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		f, ok := fields[c.Field]
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		v, err := f(context.WithValue(q.Context(), tokenKey{}, q.Header.Get("X-Permit")), c.Args)
		if err != nil {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		json.NewEncoder(w).Encode(v)
	})
}
