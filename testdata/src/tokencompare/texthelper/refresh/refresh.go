package refresh

import (
	"context"
	"net/http"

	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/tokencompare/texthelper/text"
)

type Service struct{ Redis *redis.Client }

type device struct {
	ID           string
	RefreshToken string
}

func (s Service) device(ctx context.Context, id string) (*device, error) {
	tok, err := s.Redis.HGet(ctx, "device:"+id, "refresh_token").Result()
	if err != nil {
		return nil, err
	}
	return &device{id, tok}, nil
}

func (s Service) Check(w http.ResponseWriter, r *http.Request) {
	d, err := s.device(r.Context(), r.PathValue("id"))
	if err != nil {
		http.Error(w, "unknown", 404)
		return
	}
	if !text.Equal(d.RefreshToken, r.Header.Get("X-Refresh")) { // want `the secret RefreshToken is compared with the request.s header X-Refresh by Equal`
		http.Error(w, "no", 401)
		return
	}
	w.Write([]byte("ok"))
}
