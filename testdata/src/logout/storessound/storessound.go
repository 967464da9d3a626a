// Package storessound keeps sessions in every kind of store and ends them.
package storessound

import (
	"crypto/rand"
	"database/sql"
	"net/http"
	"sync"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/gomodule/redigo/redis"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	"github.com/patrickmn/go-cache"
	goredis "github.com/redis/go-redis/v9"
	"github.com/uptrace/bun"
	bolt "go.etcd.io/bbolt"
	"gorm.io/gorm"
	"xorm.io/xorm"
)

// A Session is a row.
type Session struct {
	Token   string
	UserID  int
	Expires time.Time
}

func set(w http.ResponseWriter, token string, age int) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, MaxAge: age, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func token(r *http.Request) string {
	c, err := r.Cookie("session")
	if err != nil {
		return ""
	}
	return c.Value
}

type sqlDB struct {
	db *sql.DB
}

func (s *sqlDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	_, err := s.db.Exec("INSERT INTO sessions (token, user_id) VALUES ($1, $2)", t, 1)
	if err != nil {
		return
	}
	set(w, t, 3600)
}

func (s *sqlDB) logout(w http.ResponseWriter, r *http.Request) {
	s.db.Exec("DELETE FROM sessions WHERE token = $1", token(r))
	set(w, "", -1)
}

type sqlxDB struct {
	db *sqlx.DB
}

func (s *sqlxDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.MustExec("INSERT INTO sessions (token, user_id) VALUES (?, ?)", t, 1)
	set(w, t, 3600)
}

func (s *sqlxDB) logout(w http.ResponseWriter, r *http.Request) {
	s.db.MustExec("DELETE FROM sessions WHERE token = ?", token(r))
	set(w, "", -1)
}

type pgxPool struct {
	db *pgxpool.Pool
}

func (s *pgxPool) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.Exec(r.Context(), "INSERT INTO user_sessions (id, user_id) VALUES ($1, $2)", t, 1)
	set(w, t, 3600)
}

func (s *pgxPool) logout(w http.ResponseWriter, r *http.Request) {
	s.db.Exec(r.Context(), "DELETE FROM user_sessions WHERE id = $1", token(r))
	set(w, "", -1)
}

type gormDB struct {
	db *gorm.DB
}

func (s *gormDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.Create(&Session{Token: t, UserID: 1})
	set(w, t, 3600)
}

func (s *gormDB) logout(w http.ResponseWriter, r *http.Request) {
	s.db.Where("token = ?", token(r)).Delete(&Session{})
	set(w, "", -1)
}

type xormDB struct {
	db *xorm.Engine
}

func (s *xormDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.Insert(&Session{Token: t, UserID: 1})
	set(w, t, 3600)
}

func (s *xormDB) logout(w http.ResponseWriter, r *http.Request) {
	s.db.Where("token = ?", token(r)).Delete(&Session{})
	set(w, "", -1)
}

type bunDB struct {
	db *bun.DB
}

func (s *bunDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.NewInsert().Model(&Session{Token: t, UserID: 1}).Exec(r.Context())
	set(w, t, 3600)
}

func (s *bunDB) logout(w http.ResponseWriter, r *http.Request) {
	s.db.NewDelete().Model((*Session)(nil)).Where("token = ?", token(r)).Exec(r.Context())
	set(w, "", -1)
}

type goRedis struct {
	db *goredis.Client
}

func (s *goRedis) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.Set(r.Context(), "session:"+t, 1, time.Hour)
	set(w, t, 3600)
}

func (s *goRedis) logout(w http.ResponseWriter, r *http.Request) {
	s.db.Del(r.Context(), "session:"+token(r))
	set(w, "", -1)
}

type redigo struct {
	db redis.Conn
}

func (s *redigo) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.Do("SETEX", "session:"+t, 3600, 1)
	set(w, t, 3600)
}

func (s *redigo) logout(w http.ResponseWriter, r *http.Request) {
	s.db.Do("DEL", "session:"+token(r))
	set(w, "", -1)
}

type boltDB struct {
	db *bolt.DB
}

func (s *boltDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("sessions")).Put([]byte(t), []byte("1")) })
	set(w, t, 3600)
}

func (s *boltDB) logout(w http.ResponseWriter, r *http.Request) {
	s.db.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("sessions")).Delete([]byte(token(r))) })
	set(w, "", -1)
}

type badgerDB struct {
	db *badger.DB
}

func (s *badgerDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.Update(func(tx *badger.Txn) error { return tx.Set([]byte("session:"+t), []byte("1")) })
	set(w, t, 3600)
}

func (s *badgerDB) logout(w http.ResponseWriter, r *http.Request) {
	s.db.Update(func(tx *badger.Txn) error { return tx.Delete([]byte("session:" + token(r))) })
	set(w, "", -1)
}

type goCache struct {
	sessions *cache.Cache
}

func (s *goCache) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.sessions.Set(t, 1, time.Hour)
	set(w, t, 3600)
}

func (s *goCache) logout(w http.ResponseWriter, r *http.Request) {
	s.sessions.Delete(token(r))
	set(w, "", -1)
}

type syncMap struct {
	sessions sync.Map
}

func (s *syncMap) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.sessions.Store(t, 1)
	set(w, t, 3600)
}

func (s *syncMap) logout(w http.ResponseWriter, r *http.Request) {
	s.sessions.Delete(token(r))
	set(w, "", -1)
}

type mutexMap struct {
	mu       sync.Mutex
	sessions map[string]int
}

func (s *mutexMap) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sessions[t] = 1
	set(w, t, 3600)
}

func (s *mutexMap) logout(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.sessions, token(r))
	set(w, "", -1)
}
