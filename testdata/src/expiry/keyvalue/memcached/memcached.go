// Package memcached keeps sessions in memcache.
package memcached

import "github.com/bradfitz/gomemcache/memcache"

func start(mc *memcache.Client, session, user string) error {
	if err := mc.Set(&memcache.Item{Key: "page:index", Value: []byte(user)}); err != nil {
		return err
	}
	return mc.Set(&memcache.Item{Key: "sess:" + session, Value: []byte(user)}) // want `memcache.Client.Set stores a session without a time to live: .*; set the item's Expiration`
}
