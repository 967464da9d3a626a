// Package repo stores tokens through another package.
package repo

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"

	"sessionlint.test/src/plainstore/repo/store"
)

func login(db *store.DB) string {
	token := rand.Text()
	_ = db.Add(1, token) // want `column token of table sessions \(src/plainstore/repo/store/store.go:\d+`
	_ = db.AddHashed(1, token)
	_ = db.Insert(&store.Session{User: 1, Token: token})         // want `field store.Session.Token, column token of table sessions`
	_ = db.Create(store.CreateParams{RefreshToken: rand.Text()}) // want `field store.CreateParams.RefreshToken, column refresh_token of table refresh`
	return token
}

func hashed(db *store.DB) string {
	token := rand.Text()
	sum := sha256.Sum256([]byte(token))
	_ = db.Add(1, hex.EncodeToString(sum[:]))
	_ = db.Insert(&store.Session{User: 1, Token: hex.EncodeToString(sum[:])})
	return token
}
