package catalog_test

import (
	"reflect"
	"testing"

	"github.com/sessionlint/sessionlint/internal/catalog"
)

func TestTagDefaults(t *testing.T) {
	for tag, want := range map[reflect.StructTag][2]string{
		`default:"1h"`:                     {"1h", ""},
		`env:"TTL" envDefault:"24h"`:       {"24h", ""},
		`yaml:"ttl" env-default:"30m"`:     {"30m", ""},
		`env:"TTL,required,default=2h"`:    {"", "2h"},
		`json:"ttl,optional, default=600"`: {"", "600"},
		`json:"default"`:                   {"", ""},
		`env:"TTL,default="`:               {"", ""},
		``:                                 {"", ""},
	} {
		if whole, option := catalog.TagDefault(tag), catalog.TagOptionDefault(tag); whole != want[0] || option != want[1] {
			t.Errorf("%s: %q and %q, want %q", tag, whole, option, want)
		}
	}
}
