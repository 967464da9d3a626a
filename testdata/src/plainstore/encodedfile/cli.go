// Package cli is the login command of the deployment tool.
package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
)

type profile struct {
	Server      string    `json:"server"`
	AccessToken string    `json:"access_token"`
	Saved       time.Time `json:"saved"`
}

type fileStore struct{ dir string }

func newFileStore() (*fileStore, error) {
	base, err := os.UserConfigDir()
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(base, "shipit")
	return &fileStore{dir}, os.MkdirAll(dir, 0o700)
}

func (s *fileStore) save(p profile) error {
	tmp, err := os.OpenFile(filepath.Join(s.dir, "profile.json.new"), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644) // want `a whole profile with its AccessToken is written to a file with mode`
	if err != nil {
		return err
	}
	enc := json.NewEncoder(tmp)
	enc.SetIndent("", "  ")
	if err := errors.Join(enc.Encode(p), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), filepath.Join(s.dir, "profile.json"))
}

func exchange(ctx context.Context, server, user, pass string) (string, error) {
	body, _ := json.Marshal(map[string]string{"user": user, "password": pass})
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, server+"/api/login", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return "", fmt.Errorf("login: %s", res.Status)
	}
	var out struct{ Token string }
	if err := json.NewDecoder(res.Body).Decode(&out); err != nil {
		return "", err
	}
	return out.Token, nil
}

func Login(ask func(prompt string) (string, error)) *cobra.Command {
	return &cobra.Command{
		Use: "login SERVER", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			st, err := newFileStore()
			if err != nil {
				return err
			}
			user, _ := ask("user")
			pass, err := ask("password")
			if err != nil {
				return err
			}
			tok, err := exchange(cmd.Context(), args[0], user, pass)
			if err != nil {
				return err
			}
			return st.save(profile{Server: args[0], AccessToken: tok, Saved: time.Now()})
		},
	}
}

// remember keeps what is no secret, for all to read.
func (s *fileStore) remember(server string) error {
	f, err := os.OpenFile(filepath.Join(s.dir, "servers.json"), os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	return json.NewEncoder(f).Encode(map[string]string{"server": server})
}

// private has the right mode.
func (s *fileStore) private(p profile) error {
	f, err := os.OpenFile(filepath.Join(s.dir, "private.json"), os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	return json.NewEncoder(f).Encode(p)
}

func (s *fileStore) line(accessToken string) error {
	f, err := os.Create(filepath.Join(s.dir, "current")) // want `the parameter accessToken is written to a file with mode 0666`
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteString(accessToken + "\n")
	return err
}
