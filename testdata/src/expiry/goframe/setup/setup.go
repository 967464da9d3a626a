// Package setup tells GoFrame what its callers say.
package setup

import (
	"time"

	"github.com/gogf/gf/v2/net/ghttp"
)

func Sessions(s *ghttp.Server, life time.Duration) { s.SetSessionMaxAge(life) }
