// Package app wires the layers.
package app

import (
	"context"
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
	"gorm.io/gorm"

	"sessionlint.test/src/credchange/layerssound/domain"
	"sessionlint.test/src/credchange/layerssound/repo"
	"sessionlint.test/src/credchange/layerssound/service"
	"sessionlint.test/src/credchange/layerssound/web"
)

type bus struct{ keeper domain.Keeper }

func (b bus) Publish(ctx context.Context, event any) {
	if e, ok := event.(domain.PasswordChanged); ok {
		_ = b.keeper.ThrowOut(ctx, e.User)
	}
}

func Run(db *sql.DB, cache *redis.Client, g *gorm.DB) error {
	users := repo.NewUsers(db)
	for path, k := range map[string]domain.Keeper{
		"/table": repo.NewTable(db), "/watermark": repo.NewWatermark(db), "/prefix": repo.NewPrefix(cache),
		"/ttl": repo.NewTTL(cache), "/models": repo.NewModels(g), "/memory": repo.NewMemory(),
	} {
		for way, accounts := range map[string]domain.Accounts{
			"/direct": service.NewDirect(users, k), "/deferred": service.NewDeferred(users, k), "/background": service.NewBackground(users, k),
			"/told": service.NewTold(users, bus{k}), "/hooked": &service.Hooked{Users: users, Changed: k.ThrowOut},
		} {
			http.HandleFunc("POST "+path+way+"/password", (&web.API{Accounts: accounts}).Password)
		}
	}
	e := gin.New()
	e.POST("/both/reset", (&web.Both{Accounts: service.NewPlain(users), Keeper: repo.NewTable(db)}).Reset)
	http.Handle("/both/", e)
	return http.ListenAndServe(":8080", nil)
}
