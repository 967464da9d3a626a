// Package routes has handlers that only their routes name.
package routes

import (
	"crypto/rand"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
)

type app struct {
	mu       sync.Mutex
	sessions map[string]string
}

func (a *app) enter(w http.ResponseWriter, r *http.Request) {
	id := rand.Text()
	a.mu.Lock()
	a.sessions[id] = r.FormValue("user")
	a.mu.Unlock()
	http.SetCookie(w, cookie(id, 3600))
}

func cookie(id string, age int) *http.Cookie {
	return &http.Cookie{Name: "session", Value: id, MaxAge: age, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}
}

func (a *app) bye(w http.ResponseWriter, r *http.Request) { // want `leaves the session on the server`
	http.SetCookie(w, cookie("", -1))
}

func (a *app) farewell(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		return
	}
	a.mu.Lock()
	delete(a.sessions, c.Value)
	a.mu.Unlock()
	http.SetCookie(w, cookie("", -1))
}

// page only shows something.
func (a *app) page(w http.ResponseWriter, r *http.Request) { w.Write([]byte("<form method=post>")) }

func (a *app) routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /enter", a.enter)
	mux.HandleFunc("POST /logout", a.bye)
	mux.HandleFunc("POST /sign-out", a.farewell)
	mux.HandleFunc("GET /logout", a.page)
	mux.Handle("/api/logout", wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { // want `/api/logout only touches the client's side and leaves the session on the server`
		http.SetCookie(w, cookie("", -1))
	})))
}

func wrap(h http.Handler) http.Handler { return h }

func (a *app) gin(r *gin.Engine) {
	r.POST("/auth/logout", a.leave)
	r.POST("/theme", a.theme)
}

func (a *app) leave(c *gin.Context) { // want `leaves the session on the server`
	http.SetCookie(c.Writer, cookie("", -1))
}

func (a *app) theme(c *gin.Context) {
	http.SetCookie(c.Writer, &http.Cookie{Name: "theme", Value: "dark"})
}

// adapt serves every route of a list with the handler that it is given.
func adapt(h func(*app, http.ResponseWriter, *http.Request)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "visited", Value: "1"})
		h(nil, w, r)
	}
}

func (a *app) adapted(mux *http.ServeMux) {
	mux.Handle("GET /live", adapt((*app).page))
	mux.Handle("POST /a/logout", adapt((*app).farewell))
	mux.HandleFunc("/b/logout", a.both)
	mux.HandleFunc("/b/login", a.both)
}

// both is neither.
func (a *app) both(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark"})
}

// GetLogout is named after the method of HTTP under which it is registered.
func GetLogout(w http.ResponseWriter, r *http.Request) { // want `GetLogout only touches the client's side`
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", MaxAge: -1})
}

// GetSignOutPage only shows something.
func GetSignOutPage(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "seen", Path: "/", Value: "1"})
}
