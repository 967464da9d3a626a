// Package believed takes the client's word.
package believed

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
)

type user struct{ ID int }

type users struct{ db *sql.DB }

func (u *users) FindByID(id int) (*user, error) {
	x := new(user)
	return x, u.db.QueryRow("SELECT id FROM users WHERE id = ?", id).Scan(&x.ID)
}

func (u *users) GetUser(name string) (*user, error) { return nil, nil }

func flag(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("authenticated")
	if err != nil || c.Value != "true" { // want `the cookie authenticated decides whether somebody is logged in.*anyone can write it`
		w.WriteHeader(http.StatusForbidden)
	}
}

func role(c *gin.Context) {
	if role, _ := c.Cookie("role"); role == "admin" { // want `the cookie role decides whether`
		c.String(http.StatusOK, "secret")
	}
}

func there(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie("logged_in"); err != nil { // want `the cookie logged_in decides by being there`
		w.WriteHeader(http.StatusForbidden)
	}
}

func (u *users) byName(r *http.Request) (*user, error) {
	c, err := r.Cookie("username")
	if err != nil {
		return nil, err
	}
	return u.GetUser(c.Value) // want `the cookie username is what the user is looked up by`
}

func (u *users) byNumber(r *http.Request) error {
	c, err := r.Cookie("user_id")
	if err != nil {
		return err
	}
	id, err := strconv.Atoi(c.Value)
	if err != nil {
		return err
	}
	var name string
	return u.db.QueryRow("SELECT name FROM users WHERE id = ?", id).Scan(&name) // want `the cookie user_id is what the user is looked up by`
}

type key struct{}

func middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("user")
		if err != nil {
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, c.Value))) // want `the cookie user becomes the request's user`
	})
}

type kept struct {
	Username string
	IsAdmin  bool
}

func decoded(c *gin.Context) {
	v, err := c.Cookie("session")
	if err != nil {
		return
	}
	b, err := base64.StdEncoding.DecodeString(v)
	if err != nil {
		return
	}
	var k kept
	if json.Unmarshal(b, &k) != nil {
		return
	}
	c.Set("user", k.Username) // want `Username in the cookie session becomes the request's user`
}

func current(r *http.Request) string {
	c, err := r.Cookie("uid")
	if err != nil {
		return ""
	}
	return c.Value
}

func (u *users) account(r *http.Request) (*user, error) {
	return u.GetUser(current(r)) // want `the cookie uid is what the user is looked up by`
}

func parsed(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("is_admin")
	if err != nil {
		return
	}
	if ok, err := strconv.ParseBool(c.Value); err == nil && ok { // want `the cookie is_admin decides`
		w.Write([]byte("secret"))
	}
}

func decodedFlag(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("data")
	if err != nil {
		return
	}
	var k kept
	if json.Unmarshal([]byte(c.Value), &k) == nil && k.IsAdmin { // want `IsAdmin in the cookie data decides`
		w.Write([]byte("secret"))
	}
}

type account struct {
	ID   int
	Role string
}

// logins are believed in another package.
func login(w http.ResponseWriter, a account) {
	http.SetCookie(w, &http.Cookie{Name: "account_role", Value: a.Role, HttpOnly: true, Secure: true}) // want `the cookie account_role keeps who is logged in, or as what, as plain text`
}

func ginLogin(c *gin.Context, a *account) {
	c.SetCookie("member_id", strconv.Itoa(a.ID), 3600, "/", "", true, true) // want `the cookie member_id keeps who is logged in`
}

func flagLogin(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "is_authenticated", Value: "true", HttpOnly: true, Secure: true}) // want `the cookie is_authenticated keeps who is logged in`
}
