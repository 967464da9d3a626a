package origin_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/origin"
)

func TestWanted(t *testing.T) {
	for _, c := range []struct {
		what, path, module, version string
		imports                     []string
		size                        int64
		want                        bool
	}{
		{what: "the standard library", path: "net/http", module: "std"},
		{what: "the user's own", path: "example.com/app", module: "example.com/app", want: true},
		{what: "a package without a module", path: "app/handlers", want: true},
		{what: "a dependency of no interest", path: "example.org/log", module: "example.org/log", version: "v1.0.0", imports: []string{"io"}},
		{what: "a dependency that draws numbers", path: "example.org/id", module: "example.org/id", version: "v1.0.0", imports: []string{"math/rand"}, want: true},
		{what: "a dependency that makes ids", path: "example.org/id", module: "example.org/id", version: "v1.0.0", imports: []string{"github.com/google/uuid"}, want: true},
		{what: "a library of the catalog", path: "github.com/google/uuid", module: "github.com/google/uuid", version: "v1.6.0", imports: []string{"crypto/rand"}},
		{what: "the catalog's library itself, by those who write it", path: "github.com/google/uuid", module: "github.com/google/uuid", imports: []string{"crypto/rand"}, want: true},
		{what: "a dependency of great size", path: "example.org/db", module: "example.org/db", version: "v1.0.0", imports: []string{"math/rand"}, size: 1 << 21},
	} {
		if got := origin.Wanted(c.path, c.module, c.version, c.imports, c.size); got != c.want {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}
