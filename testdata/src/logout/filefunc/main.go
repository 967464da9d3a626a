package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"os"
	"path/filepath"

	"sessionlint.test/src/logout/filefunc/web"
)

type dir string

func (d dir) path(id string) string {
	x := sha256.Sum256([]byte(id))
	return filepath.Join(string(d), hex.EncodeToString(x[:]))
}

func (d dir) forget(_ context.Context, id string) error { return os.Remove(d.path(id)) }

func main() {
	d := dir("/var/lib/app/sessions")
	http.Handle("POST /logout", web.LogoutHandler(web.Hooks{Forget: d.forget}))
	http.ListenAndServe(":80", nil)
}
