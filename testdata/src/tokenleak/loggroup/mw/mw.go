package mw

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"sessionlint.test/src/tokenleak/loggroup/store"
)

type key int

const sessionKey key = iota

type Keeper struct {
	store store.Store
	log   *slog.Logger
	slide time.Duration
}

func NewKeeper(s store.Store, l *slog.Logger) *Keeper {
	return &Keeper{store: s, log: l.With("component", "session"), slide: 30 * time.Minute}
}

func (k *Keeper) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("__Host-session")
		if err != nil {
			next.ServeHTTP(w, r)
			return
		}
		s, err := k.store.Load(r.Context(), c.Value)
		if err != nil || time.Now().After(s.Expires) {
			http.Error(w, http.StatusText(http.StatusUnauthorized), http.StatusUnauthorized)
			return
		}
		if time.Until(s.Expires) < k.slide/2 {
			if err := k.store.Extend(r.Context(), c.Value, time.Now().Add(k.slide)); err != nil {
				k.log.LogAttrs(r.Context(), slog.LevelWarn, "could not extend", // want `the value of the cookie __Host-session is written to the log: whoever`
					slog.Group("session", slog.Int64("user", s.UserID), slog.String("ref", c.Value)),
					slog.Any("err", err))
			}
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), sessionKey, s)))
	})
}

func (k *Keeper) refused(c *http.Cookie) {
	k.log.Info("refused", slog.Group("session", slog.Int("length", len(c.Value)), slog.String("name", c.Name)))
}

// fetch logs the header of the request that it makes itself.
func (k *Keeper) fetch(ctx context.Context, address string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	k.log.Debug("fetch", slog.Group("request", slog.Any("headers", req.Header)))
	return http.DefaultClient.Do(req)
}

func (k *Keeper) seen(r *http.Request) {
	k.log.Debug("seen", slog.Group("request", slog.Any("headers", r.Header))) // want `the request's whole header with cookies and Authorization is written to the log`
}
