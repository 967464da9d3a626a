// Package app wires the layers.
package app

import (
	"context"
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
	bolt "go.etcd.io/bbolt"

	"sessionlint.test/src/logout/layerssound/domain"
	"sessionlint.test/src/logout/layerssound/gen"
	"sessionlint.test/src/logout/layerssound/service"
	"sessionlint.test/src/logout/layerssound/store"
	"sessionlint.test/src/logout/layerssound/web"
)

func Run(db *sql.DB, cache *redis.Client, file *bolt.DB, client *gen.Client, key []byte) error {
	mux := http.NewServeMux()
	for path, repo := range map[string]domain.SessionRepository{
		"/table": store.NewTable(db), "/cache": store.NewCache(cache), "/files": store.NewFiles("/var/lib/app"), "/bucket": store.NewBucket(file),
		"/memory": store.NewMemory(), "/rows": store.NewRows(), "/generated": store.NewGenerated(db), "/entity": store.NewEntity(client),
	} {
		s := service.New(repo)
		mux.HandleFunc("POST "+path+"/logout", (&web.Handler{Sessions: s}).Logout)
		mux.HandleFunc("POST "+path+"/background/logout", (&web.Background{Sessions: s}).Logout)
		mux.HandleFunc("POST "+path+"/deferred/logout", (&web.Deferred{Sessions: s}).Logout)
		mux.HandleFunc("POST "+path+"/hooked/logout", (&web.Hooked{EndSession: s.End}).Logout)
		mux.Handle(path+"/", web.Middleware(s, http.NotFoundHandler()))
	}
	repo := store.NewTable(db)
	bus := store.NewBus(func(event any) {
		if e, ok := event.(domain.LoggedOut); ok {
			_ = repo.Remove(context.Background(), e.Session)
		}
	})
	mux.HandleFunc("POST /told/logout", (&web.Told{Service: &service.Told{Bus: bus}}).Logout)
	e := gin.New()
	e.POST("/versions/logout", (&web.Versions{Service: &service.Versions{Users: store.NewUsers(db), Key: key}}).Logout)
	e.POST("/listed/logout", (&web.Listed{Service: &service.Listed{Denied: store.NewDenied(cache), Key: key}}).Logout)
	mux.Handle("/api/", e)
	return http.ListenAndServe(":8080", mux)
}
