package lexicon_test

import (
	"slices"
	"testing"

	"github.com/sessionlint/sessionlint/internal/lexicon"
)

func TestWords(t *testing.T) {
	for name, want := range map[string][]string{
		"userSessionID":   {"user", "session", "id"},
		"user-session_id": {"user", "session", "id"},
		"HTTPServer":      {"http", "server"},
		"X-Auth-Token":    {"x", "auth", "token"},
		"__Host-sid":      {"host", "sid"},
		"":                nil,
		"---":             nil,
		"Größe":           {"größe"},
	} {
		if got := lexicon.Words(name); !slices.Equal(got, want) {
			t.Errorf("Words(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestSecret(t *testing.T) {
	for name, want := range map[string]lexicon.Class{
		"sessionID":      lexicon.Token,
		"refresh_token":  lexicon.Token,
		"ResetCode":      lexicon.Token,
		"jti":            lexicon.Token,
		"JWTSecret":      lexicon.Key,
		"cookie_key":     lexicon.Key,
		"oauthState":     lexicon.State,
		"csrfToken":      lexicon.State,
		"nonce":          lexicon.State,
		"otp":            lexicon.Code,
		"userID":         lexicon.None,
		"tokenType":      lexicon.None,
		"cspNonce":       lexicon.None,
		"signatureNonce": lexicon.None,
		"pageToken":      lexicon.None,
		"requestID":      lexicon.None,
		"color":          lexicon.None,
	} {
		if got := lexicon.Secret(name); got != want {
			t.Errorf("Secret(%q) = %v, want %v", name, got, want)
		}
	}
}

func TestMaker(t *testing.T) {
	for name, want := range map[string]lexicon.Class{
		"GenerateToken": lexicon.Token,
		"newSessionID":  lexicon.Token,
		"MakeSecret":    lexicon.Key,
		"SessionID":     lexicon.None, // it reads one
		"NewServer":     lexicon.None,
	} {
		if got := lexicon.Maker(name); got != want {
			t.Errorf("Maker(%q) = %v, want %v", name, got, want)
		}
	}
}

func TestSessionCookie(t *testing.T) {
	for name, want := range map[string][2]bool{
		"session":        {true, false},
		"remember_me":    {true, false},
		"app-jwt":        {true, false},
		"user":           {true, false},
		"theme":          {false, true},
		"csrf_session":   {false, true},
		"last_login":     {false, true},
		"session_expiry": {false, true},
		"basket":         {false, false},
	} {
		if session, other := lexicon.SessionCookie(name); session != want[0] || other != want[1] {
			t.Errorf("SessionCookie(%q) = %v, %v, want %v", name, session, other, want)
		}
	}
}

func TestVerbsAndNouns(t *testing.T) {
	type meaning struct {
		verb lexicon.Verb
		noun lexicon.Noun
	}
	for name, want := range map[string]meaning{
		"RevokeAllTokens":      {lexicon.End, lexicon.Session},
		"DeleteSession":        {lexicon.End, lexicon.Session},
		"UpdatePassword":       {lexicon.Change, lexicon.Passwords},
		"SetUserRole":          {lexicon.Change, lexicon.Role},
		"DeleteResetToken":     {lexicon.End, lexicon.Once},
		"DeletePasswordTokens": {lexicon.End, lexicon.Once},
		"RemoveAPIKey":         {lexicon.End, lexicon.Foreign},
		"DisableTOTP":          {lexicon.Change, lexicon.Factor},
		"TokenEpoch":           {lexicon.NoVerb, lexicon.Watch},
		"EndSession":           {lexicon.End, lexicon.Session},
	} {
		if got := (meaning{lexicon.VerbOf(name), lexicon.NounOf(name)}); got != want {
			t.Errorf("%s: verb and noun %v, want %v", name, got, want)
		}
	}
}

func TestLogout(t *testing.T) {
	for name, want := range map[string]bool{
		"Logout":          true,
		"handleSignOut":   true,
		"EndSession":      true,
		"DestroySession":  true,
		"LogoutURL":       false,
		"logOutput":       false,
		"NewLogoutPage":   false,
		"TestLogout":      false,
		"DestroyInstance": false,
	} {
		if got := lexicon.Logout(name); got != want {
			t.Errorf("Logout(%q) = %v, want %v", name, got, want)
		}
	}
	for route, want := range map[[2]string]bool{
		{"DELETE", "/api/session"}:         true,
		{"DELETE", "/sessions"}:            true,
		{"DELETE", "/users/{id}/sessions"}: false,
		{"DELETE", "/rooms/{id}/sessions"}: false,
		{"POST", "/auth/end"}:              true,
		{"GET", "/auth/end"}:               false,
		{"POST", "/game/end"}:              false,
	} {
		if got := lexicon.LogoutRoute(route[0], route[1]); got != want {
			t.Errorf("LogoutRoute(%q, %q) = %v, want %v", route[0], route[1], got, want)
		}
	}
}

func TestSetsPassword(t *testing.T) {
	for name, want := range map[string]bool{
		"ChangePassword":       true,
		"ResetUserPassword":    true,
		"updatePasswd":         true,
		"ForgotPassword":       false,
		"ResetPasswordForm":    false,
		"VerifyPassword":       false,
		"SendPasswordReset":    false,
		"UpdatePasswordPolicy": false,
	} {
		if got := lexicon.SetsPassword(name); got != want {
			t.Errorf("SetsPassword(%q) = %v, want %v", name, got, want)
		}
	}
}
