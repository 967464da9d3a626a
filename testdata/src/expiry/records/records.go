// Package main stores when sessions end and never asks.
package main

import (
	"database/sql"
	"time"
)

type session struct {
	Token     string
	UserID    int64
	ExpiresAt time.Time
}

type loginResponse struct {
	Token     string    `json:"token"`
	ExpiresAt time.Time `json:"expires_at"`
}

func create(db *sql.DB, token string, user int64) (*loginResponse, error) {
	s := session{Token: token, UserID: user, ExpiresAt: time.Now().Add(time.Hour)}
	if _, err := db.Exec("INSERT INTO sessions (token, user_id, expires_at) VALUES (?, ?, ?)", s.Token, s.UserID, s.ExpiresAt); err != nil {
		return nil, err
	}
	return &loginResponse{s.Token, s.ExpiresAt}, nil
}

func find(db *sql.DB, token string) (*session, error) { // want `find looks up a record by what the client presents, but session.ExpiresAt, which says when it ends, is compared nowhere`
	var s session
	err := db.QueryRow("SELECT token, user_id, expires_at FROM sessions WHERE token = ?", token).Scan(&s.Token, &s.UserID, &s.ExpiresAt)
	return &s, err
}

// AuthToken is kept in memory.
type AuthToken struct {
	User   string
	Expiry int64
}

var byToken = map[string]*AuthToken{}

func issue(id, user string) {
	byToken[id] = &AuthToken{User: user, Expiry: time.Now().Add(time.Hour).Unix()}
}

func lookup(id string) *AuthToken { // want `lookup looks up a record by what the client presents, but AuthToken.Expiry`
	return byToken[id]
}

func main() {}
