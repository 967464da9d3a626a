package sqltext_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sessionlint/sessionlint/internal/sqltext"
)

func TestStatements(t *testing.T) {
	for text, want := range map[string]string{
		"DELETE FROM sessions WHERE id = ?":                                                   "delete sessions",
		"-- ends it\nUPDATE `user_sessions` SET revoked = 1":                                  "update user_sessions",
		`insert or ignore into "tokens" (id) values (?)`:                                      "insert tokens",
		"REPLACE INTO cache VALUES (?, ?)":                                                    "insert cache",
		"TRUNCATE TABLE public.sessions":                                                      "delete sessions",
		"SELECT u.id FROM users u JOIN sessions s ON s.user_id = u.id":                        "select users, select sessions",
		"WITH gone AS (DELETE FROM resets RETURNING uid) UPDATE users SET h = $1 FROM gone g": "delete resets, update users, select gone",
		"DELETE FROM %s WHERE id = $1":                                                        "delete %s",
		"INSERT INTO a (x) VALUES (1) ON CONFLICT (x) DO UPDATE SET y = 2":                    "insert a",
		"update your profile":                                                                 "update your",
		"please delete from here":                                                             "",
		"":                                                                                    "",
		"SELECT " + strings.Repeat("x", 30000):                                                "",
	} {
		var got []string
		for _, s := range sqltext.Statements(text) {
			got = append(got, fmt.Sprintf("%s %s", s.Verb, s.Table))
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%.60q: %q, want %q", text, g, want)
		}
	}
}

func TestColumns(t *testing.T) {
	text := "INSERT INTO auth.\"Sessions\" (ID, `user_id`, [expires]) VALUES (?, ?, ?) ON CONFLICT (user_id) DO UPDATE SET id = ?"
	if got, want := sqltext.Inserted(text), []string{"id", "user_id", "expires"}; !slices.Equal(got, want) {
		t.Errorf("Inserted = %q, want %q", got, want)
	}
	if got, want := sqltext.Conflict(text), []string{"user_id"}; !slices.Equal(got, want) {
		t.Errorf("Conflict = %q, want %q", got, want)
	}
	text = "INSERT INTO sessions VALUES (?, ?) ON CONFLICT DO NOTHING"
	if got := sqltext.Inserted(text); got != nil {
		t.Errorf("Inserted = %q without a list", got)
	}
	if got := sqltext.Conflict(text); got != nil {
		t.Errorf("Conflict = %q without an update", got)
	}
}
