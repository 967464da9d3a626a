package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"time"
)

// gateway in front of the identity service, which keeps the sessions.
type identity struct {
	base string
	hc   *http.Client
}

func (i *identity) do(r *http.Request, method, path string, body any) error {
	b, err := json.Marshal(body)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(r.Context(), method, i.base+path, bytes.NewReader(b))
	if err != nil {
		return err
	}
	res, err := i.hc.Do(req)
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func (i *identity) logout(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		w.WriteHeader(204)
		return
	}
	if err := i.do(r, http.MethodPost, "/internal/sessions/end", map[string]string{"sid": c.Value}); err != nil {
		http.Error(w, "try again", 502)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "sid", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	w.WriteHeader(204)
}

func main() {
	i := &identity{"http://identity:8000", &http.Client{Timeout: 5 * time.Second}}
	http.HandleFunc("POST /logout", i.logout)
	http.ListenAndServe(":80", nil)
}
