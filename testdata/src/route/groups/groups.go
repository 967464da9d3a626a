// Package groups registers handlers below groups, subrouters and mounts.
package groups

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/mux"
	"github.com/labstack/echo/v4"
)

func chiRouter() http.Handler {
	r := chi.NewRouter()
	r.Route("/api", func(r chi.Router) {
		r.Group(func(r chi.Router) {
			r.Post("/logout", chiLogout)
		})
		r.With(nothing).Delete("/session", chiEnd)
	})
	sub := chi.NewRouter()
	sub.MethodFunc("POST", "/login", chiLogin)
	r.Mount("/auth", sub)
	return r
}

func nothing(next http.Handler) http.Handler { return next }

func chiLogout(http.ResponseWriter, *http.Request) {} // want `POST /api/logout`
func chiEnd(http.ResponseWriter, *http.Request)    {} // want `DELETE /api/session`
func chiLogin(http.ResponseWriter, *http.Request)  {} // want `POST /auth/login`

type server struct{ engine *gin.Engine }

func (s *server) ginRoutes() {
	api := s.engine.Group("/api")
	v1 := api.Group("/v1")
	registerUsers(v1)
	v1.Handle("PUT", "/password", ginPassword)
	s.engine.POST("/logout", ginLogout)
}

func registerUsers(g *gin.RouterGroup) {
	users := g.Group("/users")
	{
		users.DELETE("/:id", ginRemove)
		users.GET("", ginList)
	}
}

func ginPassword(*gin.Context) {} // want `PUT /api/v1/password`
func ginLogout(*gin.Context)   {} // want `^POST /logout$`
func ginRemove(*gin.Context)   {} // want `DELETE /api/v1/users/:id`
func ginList(*gin.Context)     {} // want `GET /api/v1/users$`

func gorillaRouter() {
	r := mux.NewRouter()
	s := r.PathPrefix("/account").Subrouter()
	s.HandleFunc("/logout", muxLogout).Methods("POST", "OPTIONS")
	s.HandleFunc("/", muxRoot).Methods(http.MethodGet, http.MethodHead)
	http.Handle("/", r)
}

func muxLogout(http.ResponseWriter, *http.Request) {} // want `^POST /account/logout$`
func muxRoot(http.ResponseWriter, *http.Request)   {} // want `^/account$`

func echoRoutes(e *echo.Echo) {
	g := e.Group("/me")
	later := func() { g.POST("/out", echoOut) }
	later()
	g.Add("PATCH", "/pin", echoPin)
}

func echoOut(echo.Context) error { return nil } // want `POST /me/out`
func echoPin(echo.Context) error { return nil } // want `PATCH /me/pin`

func fiberRoutes() {
	app := fiber.New()
	app.Route("/v2", func(r fiber.Router) { r.Post("/leave", fiberLeave) })
	admin := fiber.New()
	admin.Get("/users", fiberUsers)
	app.Mount("/admin", admin)
}

func fiberLeave(*fiber.Ctx) error { return nil } // want `POST /v2/leave`
func fiberUsers(*fiber.Ctx) error { return nil } // want `GET /admin/users`

func plain() {
	inner := http.NewServeMux()
	inner.HandleFunc("POST /end", end)
	inner.HandleFunc("/begin", begin)
	http.Handle("/in/", http.StripPrefix("/in", inner))
}

func end(http.ResponseWriter, *http.Request)   {} // want `POST /in/end`
func begin(http.ResponseWriter, *http.Request) {} // want `^/in/begin$`
