// Package stores keeps users and sessions in every kind of store.
package stores

import (
	"crypto/rand"
	"database/sql"
	"net/http"
	"sync"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/gomodule/redigo/redis"
	"github.com/jmoiron/sqlx"
	"github.com/patrickmn/go-cache"
	goredis "github.com/redis/go-redis/v9"
	"github.com/uptrace/bun"
	bolt "go.etcd.io/bbolt"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
	"xorm.io/xorm"
)

// A User is a row.
type User struct {
	ID       int
	Password string
}

// A Session is a row.
type Session struct {
	Token  string
	UserID int
}

func hash(r *http.Request) string {
	b, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("password")), bcrypt.DefaultCost)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func set(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

type sqlDB struct {
	db *sql.DB
}

func (s *sqlDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.Exec("INSERT INTO sessions (token, user_id) VALUES ($1, $2)", t, 1)
	set(w, t)
}

func (s *sqlDB) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password .* but ends none of the user's sessions`
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
}

func (s *sqlDB) resetPassword(w http.ResponseWriter, r *http.Request) {
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
	s.db.Exec("DELETE FROM sessions WHERE user_id = $1", 1)
}

type sqlxDB struct {
	db *sqlx.DB
}

func (s *sqlxDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.MustExec("INSERT INTO sessions (token, user_id) VALUES (?, ?)", t, 1)
	set(w, t)
}

func (s *sqlxDB) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password .* but ends none of the user's sessions`
	s.db.MustExec("UPDATE users SET password = ? WHERE id = ?", hash(r), 1)
}

func (s *sqlxDB) resetPassword(w http.ResponseWriter, r *http.Request) {
	s.db.MustExec("UPDATE users SET password = ? WHERE id = ?", hash(r), 1)
	s.db.MustExec("DELETE FROM sessions WHERE user_id = ?", 1)
}

type gormDB struct {
	db *gorm.DB
}

func (s *gormDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.Create(&Session{Token: t, UserID: 1})
	set(w, t)
}

func (s *gormDB) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password .* but ends none of the user's sessions`
	s.db.Model(&User{}).Where("id = ?", 1).Update("password", hash(r))
}

func (s *gormDB) resetPassword(w http.ResponseWriter, r *http.Request) {
	s.db.Model(&User{}).Where("id = ?", 1).Update("password", hash(r))
	s.db.Where("user_id = ?", 1).Delete(&Session{})
}

type xormDB struct {
	db *xorm.Engine
}

func (s *xormDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.Insert(&Session{Token: t, UserID: 1})
	set(w, t)
}

func (s *xormDB) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password .* but ends none of the user's sessions`
	s.db.ID(1).Cols("password").Update(&User{Password: hash(r)})
}

func (s *xormDB) resetPassword(w http.ResponseWriter, r *http.Request) {
	s.db.ID(1).Cols("password").Update(&User{Password: hash(r)})
	s.db.Where("user_id = ?", 1).Delete(&Session{})
}

type bunDB struct {
	db *bun.DB
}

func (s *bunDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.db.NewInsert().Model(&Session{Token: t, UserID: 1}).Exec(r.Context())
	set(w, t)
}

func (s *bunDB) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password .* but ends none of the user's sessions`
	s.db.NewUpdate().Model((*User)(nil)).Set("password = ?", hash(r)).Where("id = ?", 1).Exec(r.Context())
}

func (s *bunDB) resetPassword(w http.ResponseWriter, r *http.Request) {
	s.db.NewUpdate().Model((*User)(nil)).Set("password = ?", hash(r)).Where("id = ?", 1).Exec(r.Context())
	s.db.NewDelete().Model((*Session)(nil)).Where("user_id = ?", 1).Exec(r.Context())
}

type goRedis struct {
	db  *sql.DB
	rdb *goredis.Client
}

func (s *goRedis) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.rdb.Set(r.Context(), "session:1:"+t, 1, time.Hour)
	set(w, t)
}

func (s *goRedis) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password .* but ends none of the user's sessions`
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
}

func (s *goRedis) resetPassword(w http.ResponseWriter, r *http.Request) {
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
	for it := s.rdb.Scan(r.Context(), 0, "session:1:*", 0).Iterator(); it.Next(r.Context()); {
		s.rdb.Del(r.Context(), it.Val())
	}
}

type redigo struct {
	db   *sql.DB
	conn redis.Conn
}

func (s *redigo) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.conn.Do("SETEX", "session:"+t, 3600, 1)
	set(w, t)
}

func (s *redigo) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password .* but ends none of the user's sessions`
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
}

func (s *redigo) resetPassword(w http.ResponseWriter, r *http.Request) {
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
	s.conn.Do("DEL", "session:user:1")
}

type boltDB struct {
	db *sql.DB
	kv *bolt.DB
}

func (s *boltDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.kv.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("sessions")).Put([]byte(t), []byte("1")) })
	set(w, t)
}

func (s *boltDB) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password .* but ends none of the user's sessions`
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
}

func (s *boltDB) resetPassword(w http.ResponseWriter, r *http.Request) {
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
	s.kv.Update(func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("sessions")) })
}

type badgerDB struct {
	db *sql.DB
	kv *badger.DB
}

func (s *badgerDB) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.kv.Update(func(tx *badger.Txn) error { return tx.Set([]byte("session:"+t), []byte("1")) })
	set(w, t)
}

func (s *badgerDB) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password .* but ends none of the user's sessions`
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
}

func (s *badgerDB) resetPassword(w http.ResponseWriter, r *http.Request) {
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
	s.kv.DropPrefix([]byte("session:1:"))
}

type goCache struct {
	db       *sql.DB
	sessions *cache.Cache
}

func (s *goCache) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.sessions.Set(t, 1, time.Hour)
	set(w, t)
}

func (s *goCache) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password .* but ends none of the user's sessions`
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
}

func (s *goCache) resetPassword(w http.ResponseWriter, r *http.Request) {
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
	s.sessions.Flush()
}

type mutexMap struct {
	db       *sql.DB
	mu       sync.Mutex
	sessions map[string]int
}

func (s *mutexMap) login(w http.ResponseWriter, r *http.Request) {
	t := rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sessions[t] = 1
	set(w, t)
}

func (s *mutexMap) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password .* but ends none of the user's sessions`
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
}

func (s *mutexMap) resetPassword(w http.ResponseWriter, r *http.Request) {
	s.db.Exec("UPDATE users SET password = $1 WHERE id = $2", hash(r), 1)
	s.mu.Lock()
	defer s.mu.Unlock()
	for t, u := range s.sessions {
		if u == 1 {
			delete(s.sessions, t)
		}
	}
}
