// Package files writes tokens to files.
package files

import (
	"os"
	"path/filepath"
)

func write(dir, accessToken, page string) {
	_ = os.WriteFile(filepath.Join(dir, "state"), []byte(accessToken), 0o644) // want `the parameter accessToken is written to a file with mode 0644.*use 0600`
	_ = os.WriteFile(filepath.Join(dir, "token.json"), []byte(page), 0o644)   // want `the file "token.json" with tokens is made with mode 0644`
	_ = os.WriteFile(filepath.Join(dir, "token.json"), []byte(page), 0o600)
	_ = os.WriteFile(filepath.Join(dir, "page.html"), []byte(page), 0o644)
	_ = os.WriteFile(filepath.Join(dir, "session.html"), []byte(page), 0o644)
}

func open(dir string) {
	f, _ := os.OpenFile(dir+"/sessions.db", os.O_CREATE|os.O_RDWR, 0o666) // want `the file "/sessions.db" with tokens is made with mode 0666`
	_ = f.Close()
	f, _ = os.OpenFile(dir+"/sessions.db", os.O_RDONLY, 0o666)
	_ = f.Close()
	f, _ = os.OpenFile(dir+"/app.log", os.O_CREATE|os.O_RDWR, 0o644)
	_ = f.Close()
}

func directory(dir string) {
	_ = os.MkdirAll(filepath.Join(dir, "sessions"), 0o755) // want `the directory "sessions" for tokens is made with mode 0755.*use 0700`
	_ = os.MkdirAll(filepath.Join(dir, "sessions"), 0o700)
	_ = os.MkdirAll(filepath.Join(dir, "assets"), 0o755)
}

func credentials() (string, error) {
	d, err := os.UserConfigDir()
	return filepath.Join(d, "acme", "auth.json"), err
}

func create(dir string) {
	p, err := credentials()
	if err != nil {
		return
	}
	f, _ := os.Create(p) // want `the file "acme/auth.json" with tokens is made with mode 0666`
	_ = f.Close()
	f, _ = os.Create(filepath.Join(dir, "report.txt"))
	_ = f.Close()
	f, _ = os.Create(filepath.Join(dir, "sessions.csv"))
	_ = f.Close()
}
