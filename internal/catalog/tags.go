package catalog

import (
	"cmp"
	"reflect"
	"strings"
)

// TagDefault returns the value that a struct's tag gives its field unless it is
// configured, or "": as caarlos0/env (envDefault), envconfig (default) and cleanenv
// (env-default) read it.
func TagDefault(tag reflect.StructTag) string {
	return cmp.Or(tag.Get("envDefault"), tag.Get("default"), tag.Get("env-default"))
}

// TagOptionDefault returns the same where it is an option beside the name, or "": of
// sethvargo/go-envconfig's and Netflix/go-env's env, and of go-zero's json.
func TagOptionDefault(tag reflect.StructTag) string {
	for _, name := range []string{"env", "json"} {
		_, options, _ := strings.Cut(tag.Get(name), ",")
		for o := range strings.SplitSeq(options, ",") {
			if d, ok := strings.CutPrefix(strings.TrimSpace(o), "default="); ok && d != "" {
				return d
			}
		}
	}
	return ""
}
