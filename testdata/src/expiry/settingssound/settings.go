// Package settingssound gives sessions a reasonable life, or lets others decide.
package settingssound

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/sessions"
)

type Config struct{ MaxAge int }

func gorilla(key []byte, cfg Config) *sessions.CookieStore {
	store := sessions.NewCookieStore(key)
	store.MaxAge(86400 * 7)
	store.Options.MaxAge = cfg.MaxAge
	return store
}

// untilClosed is a cookie that the browser drops when it is closed.
func untilClosed(key []byte) *sessions.CookieStore {
	store := sessions.NewCookieStore(key)
	store.Options = &sessions.Options{MaxAge: 0, Path: "/"}
	return store
}

func end(s *sessions.Session) { s.Options.MaxAge = -1 }

func session(w http.ResponseWriter, id string) {
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: id, MaxAge: 3600 * 24, HttpOnly: true})
}

func theme(w http.ResponseWriter, v string) {
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: v, MaxAge: 3600 * 24 * 365 * 10})
}

func csrf(w http.ResponseWriter, v string) {
	http.SetCookie(w, &http.Cookie{Name: "csrf_token", Value: v, MaxAge: 3600 * 24 * 365})
}

func clear(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: "", Expires: time.Unix(0, 0), MaxAge: -1})
}

func clearGin(c *gin.Context) { c.SetCookie("token", "", -1, "/", "", true, true) }

func remember(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "remember_token", Value: token, MaxAge: 3600 * 24 * 60})
}

func setToken(w http.ResponseWriter, token string, age time.Duration) {
	http.SetCookie(w, &http.Cookie{Name: "token", Value: token, MaxAge: int(age.Seconds()), Expires: time.Now().Add(age)})
}

func day(w http.ResponseWriter, token string) { setToken(w, token, 24*time.Hour) }

func sites(w http.ResponseWriter, language string) {
	http.SetCookie(w, &http.Cookie{Name: "lang", Value: language, Expires: time.Now().AddDate(1, 0, 0)})
}
