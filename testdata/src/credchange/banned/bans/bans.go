// Package bans remembers who may not go on with the session at hand.
package bans

import (
	"fmt"
	"sync"
)

var bannedUsers sync.Map

func key(id int) string { return fmt.Sprintf("user_%d", id) }

func Ban(id int) { bannedUsers.Store(key(id), true) }

func Lift(id int) { bannedUsers.Delete(key(id)) }

func Is(id int) bool {
	_, ok := bannedUsers.Load(key(id))
	return ok
}
