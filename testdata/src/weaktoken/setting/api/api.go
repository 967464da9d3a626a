// Package api stands between the token and the setting's default.
package api

import "sessionlint.test/src/weaktoken/setting/pwdless"

// Login opens a login.
func Login() pwdless.Login { return pwdless.New().Create() }
