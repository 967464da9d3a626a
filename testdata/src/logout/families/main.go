package main

import (
	"crypto/rand"
	"database/sql"
	"os"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/bcrypt"
)

const schema = `
CREATE TABLE families (id TEXT PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE);
CREATE TABLE refresh_tokens (hash BLOB PRIMARY KEY, family_id TEXT NOT NULL REFERENCES families(id) ON DELETE CASCADE, expires_at TIMESTAMP NOT NULL);
`

type srv struct {
	db  *sql.DB
	key []byte
}

type claims struct {
	jwt.RegisteredClaims
	Fam string `json:"fam"`
}

func (s *srv) login(c *gin.Context) {
	var id int64
	var pw []byte
	if s.db.QueryRow(`SELECT id, pw FROM users WHERE mail = ?`, c.PostForm("mail")).Scan(&id, &pw) != nil ||
		bcrypt.CompareHashAndPassword(pw, []byte(c.PostForm("password"))) != nil {
		c.AbortWithStatus(401)
		return
	}
	fam, rt := rand.Text(), rand.Text()
	s.db.Exec(`INSERT INTO families (id, user_id) VALUES (?, ?)`, fam, id)
	s.db.Exec(`INSERT INTO refresh_tokens (hash, family_id, expires_at) VALUES (sha256(?), ?, ?)`, rt, fam, time.Now().Add(30*24*time.Hour))
	at, _ := jwt.NewWithClaims(jwt.SigningMethodHS256, claims{jwt.RegisteredClaims{ExpiresAt: jwt.NewNumericDate(time.Now().Add(10 * time.Minute))}, fam}).SignedString(s.key)
	c.JSON(200, gin.H{"at": at, "rt": rt})
}

func (s *srv) need(c *gin.Context) {
	var cl claims
	if _, err := jwt.ParseWithClaims(c.GetHeader("Authorization"), &cl, func(*jwt.Token) (any, error) { return s.key, nil }, jwt.WithValidMethods([]string{"HS256"}), jwt.WithExpirationRequired()); err != nil {
		c.AbortWithStatus(401)
		return
	}
	var one int
	if s.db.QueryRow(`SELECT 1 FROM families WHERE id = ?`, cl.Fam).Scan(&one) != nil {
		c.AbortWithStatus(401)
		return
	}
	c.Set("fam", cl.Fam)
}

func (s *srv) logout(c *gin.Context) {
	if _, err := s.db.Exec(`DELETE FROM families WHERE id = ?`, c.GetString("fam")); err != nil {
		c.AbortWithStatus(500)
		return
	}
	c.Status(204)
}

func main() {
	db, _ := sql.Open("sqlite", "x?_fk=1")
	db.Exec(schema)
	s := &srv{db, []byte(os.Getenv("K"))}
	r := gin.New()
	r.POST("/login", s.login)
	r.POST("/logout", s.need, s.logout)
	r.Run()
}
