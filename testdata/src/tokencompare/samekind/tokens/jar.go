package tokens

import (
	"crypto/rand"
	"sync"
)

// Jar keeps one anti-forgery token a session.
type Jar struct{ m sync.Map }

func (j *Jar) For(sid string) string {
	v, _ := j.m.LoadOrStore(sid, rand.Text())
	return v.(string)
}
