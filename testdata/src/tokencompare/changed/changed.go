// Package changed stores a setting if it has changed.
package changed

type User struct{ ImportApiKey string }

type repo interface {
	UpdateField(u *User, column string, value any) error
}

type service struct{ repo repo }

func (s *service) SetCredentials(u *User, apiKey string) error {
	if apiKey != u.ImportApiKey {
		return s.repo.UpdateField(u, "import_api_key", apiKey)
	}
	return nil
}

func (s *service) Authenticate(u *User, apiKey string) bool {
	return apiKey == u.ImportApiKey // want `is compared with .* by ==`
}
