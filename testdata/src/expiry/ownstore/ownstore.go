// Package ownstore keeps sessions behind a store of the program's own.
package ownstore

import (
	"context"
	"crypto/rand"
	"time"

	"sessionlint.test/src/expiry/ownstore/store"
)

type server struct{ c store.Cache }

func (s *server) enter(ctx context.Context, user string) string {
	id := rand.Text()
	s.c.Put(ctx, "session:"+id, user, store.Forever)  // want `store.Cache.Put stores a session without a time to live`
	s.c.Keep(ctx, "session:"+id, user)                // want `store.Cache.Keep stores a session without a time to live`
	s.c.Put(ctx, "session:"+id, user, 4000*time.Hour) // want `store.Cache.Put lives for 167 days`
	s.put(ctx, "session:"+id, user)                   // want `ownstore.put stores a session without a time to live`
	return id
}

func (s *server) put(ctx context.Context, key, value string) { s.c.Put(ctx, key, value, 0) }

// sound sessions end, and other things need not.
func (s *server) sound(ctx context.Context, user string) {
	id := rand.Text()
	s.c.Put(ctx, "session:"+id, user, time.Hour)
	s.c.Hold(ctx, "session:"+id, user, 0)
	s.c.Put(ctx, "color:"+user, "red", store.Forever)
	s.c.Keep(ctx, "color:"+user, "red")
}
