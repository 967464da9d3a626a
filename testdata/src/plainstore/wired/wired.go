// Package wired puts them together.
package wired

import (
	"sessionlint.test/src/plainstore/wired/app"
	"sessionlint.test/src/plainstore/wired/login"
	"sessionlint.test/src/plainstore/wired/repo"
)

// New is the application with its database.
func New() *app.App { return &app.App{Store: repo.Repo{}} }

// Login is the service with its database.
func Login() *login.Service { return &login.Service{Sessions: repo.Repo{}} }
