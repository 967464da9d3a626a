package arena

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"golang.org/x/crypto/argon2"

	"crypto/subtle"

	"sessionlint.test/src/logout/idle/hub"
)

type Player struct {
	Nick string
	Salt []byte
	Key  []byte
}

type Login struct {
	Nick  string
	Since time.Time
}

type PlayerStore interface {
	Get(nick string) (Player, bool)
	Put(Player)
}

type LoginStore interface {
	Save(k string, v Login)
	Find(k string) (Login, bool)
	Forget(k string)
	ForgetPlayer(nick string)
}

const PasswordChanged hub.Topic = "player.password"

func Subscribe(b *hub.Bus, ls LoginStore) {
	b.On(PasswordChanged, func(v any) {
		if nick, ok := v.(string); ok {
			ls.ForgetPlayer(nick)
		}
	})
}

type Config struct {
	Players PlayerStore
	Logins  LoginStore
	Bus     *hub.Bus
}

type Server struct{ Config }

func NewServer(c Config) *Server { return &Server{c} }

func stretch(pw string, salt []byte) []byte {
	return argon2.IDKey([]byte(pw), salt, 1, 64*1024, 4, 32)
}

func (p Player) is(pw string) bool {
	return subtle.ConstantTimeCompare(p.Key, stretch(pw, p.Salt)) == 1
}

type action func(w http.ResponseWriter, r *http.Request, key string, l Login)

func (s *Server) Handler() http.Handler {
	actions := map[string]action{
		"signout":  s.signOut,
		"password": s.password,
		"profile": func(w http.ResponseWriter, r *http.Request, _ string, l Login) {
			json.NewEncoder(w).Encode(map[string]string{"nick": l.Nick})
		},
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/signin", s.signIn)
	for name, a := range actions {
		mux.HandleFunc("/"+name, s.with(a))
	}
	return mux
}

func (s *Server) with(a action) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		key := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		l, ok := s.Logins.Find(key)
		if !ok {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		a(w, r, key, l)
	}
}

func (s *Server) signIn(w http.ResponseWriter, r *http.Request) {
	var in struct{ Nick, Password string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	p, ok := s.Players.Get(in.Nick)
	if !ok || !p.is(in.Password) {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	key := rand.Text()
	s.Logins.Save(key, Login{Nick: p.Nick, Since: time.Now()})
	json.NewEncoder(w).Encode(map[string]string{"key": key})
}

func (s *Server) signOut(w http.ResponseWriter, r *http.Request, key string, _ Login) { // want `signOut ends nothing on the server, where requests are let in by what arena.LoginStore.Find finds`
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) password(w http.ResponseWriter, r *http.Request, _ string, l Login) {
	var in struct{ Old, New string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	p, ok := s.Players.Get(l.Nick)
	if !ok || !p.is(in.Old) {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	p.Salt = make([]byte, 16)
	rand.Read(p.Salt)
	p.Key = stretch(in.New, p.Salt)
	s.Players.Put(p)
	s.Bus.Emit(PasswordChanged, p.Nick)
	w.WriteHeader(http.StatusNoContent)
}
