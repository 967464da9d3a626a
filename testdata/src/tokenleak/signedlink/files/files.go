package files

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

type Links struct{ Key []byte }

func (l Links) sig(path string, exp int64) string {
	m := hmac.New(sha256.New, l.Key)
	fmt.Fprintf(m, "%s|%d", path, exp)
	return hex.EncodeToString(m.Sum(nil))
}

// URL is good for five minutes and for this file only.
func (l Links) URL(path string) string {
	exp := time.Now().Add(5 * time.Minute).Unix()
	return path + "?" + url.Values{"exp": {strconv.FormatInt(exp, 10)}, "token": {l.sig(path, exp)}}.Encode()
}

func (l Links) Check(r *http.Request) bool {
	exp, err := strconv.ParseInt(r.URL.Query().Get("exp"), 10, 64)
	return err == nil && time.Now().Unix() < exp && hmac.Equal([]byte(r.URL.Query().Get("token")), []byte(l.sig(r.URL.Path, exp)))
}
