package route

import "testing"

func TestRoute(t *testing.T) {
	for r, want := range map[Route][2]string{
		"POST /api/logout":     {"/api/logout", "logout"},
		"/users/{id}/password": {"/users/{id}/password", "password"},
		"GET /u/:id":           {"/u/:id", "u"},
		"/":                    {"/", ""},
	} {
		if r.Path() != want[0] || r.Words() != want[1] {
			t.Errorf("%s: %q, %q", r, r.Path(), r.Words())
		}
	}
	for text, want := range map[string]string{"/a": "/a", "GET /a": "GET /a", "get /a": "", "a/b": "", "/a b": ""} {
		if got := pattern(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
