// Package barn keeps the farm's records as files.
package barn

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"time"
)

type Worker struct {
	Name    string `json:"name"`
	Code    string `json:"code"`
	Off     bool   `json:"off"`
	Changed time.Time
}

type tag struct {
	Worker string    `json:"worker"`
	From   time.Time `json:"from"`
	To     time.Time `json:"to"`
}

type Barn struct{ dir string }

func Open(dir string) *Barn { return &Barn{dir: dir} }

var ErrTag = errors.New("barn: no such tag")

func (b *Barn) tagFile(t string) string {
	s := sha256.Sum256([]byte(t))
	return filepath.Join(b.dir, "tags", hex.EncodeToString(s[:])+".json")
}

func write(p string, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(p, raw, 0o600)
}

func (b *Barn) Tie(t, worker string, d time.Duration) error {
	now := time.Now()
	return write(b.tagFile(t), tag{Worker: worker, From: now, To: now.Add(d)})
}

func (b *Barn) Bearer(t string) (string, error) {
	raw, err := os.ReadFile(b.tagFile(t))
	if err != nil {
		return "", ErrTag
	}
	var x tag
	if err := json.Unmarshal(raw, &x); err != nil {
		return "", err
	}
	if !time.Now().Before(x.To) {
		return "", ErrTag
	}
	return x.Worker, nil
}

func (b *Barn) Cut(t string) error { return os.Remove(b.tagFile(t)) }

func (b *Barn) CutAll(worker string) error {
	fs, err := filepath.Glob(filepath.Join(b.dir, "tags", "*.json"))
	if err != nil {
		return err
	}
	for _, f := range fs {
		raw, err := os.ReadFile(f)
		if err != nil {
			continue
		}
		var x tag
		if json.Unmarshal(raw, &x) == nil && x.Worker == worker {
			if err := os.Remove(f); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *Barn) workerFile(n string) string {
	return filepath.Join(b.dir, "workers", hex.EncodeToString([]byte(n))+".json")
}

func (b *Barn) Worker(n string) (*Worker, error) {
	raw, err := os.ReadFile(b.workerFile(n))
	if err != nil {
		return nil, err
	}
	w := new(Worker)
	return w, json.Unmarshal(raw, w)
}

func (b *Barn) Store(w *Worker) error { return write(b.workerFile(w.Name), w) }
