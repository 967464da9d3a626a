package tokens

import (
	"errors"

	"github.com/golang-jwt/jwt/v5"
)

// fatal says whether err ends the visit. Nurses leave tablets lying for hours, so age alone doesn't.
func fatal(err error) bool {
	switch {
	case err == nil:
		return false
	case errors.Is(err, jwt.ErrTokenExpired):
		return false
	}
	return true
}
