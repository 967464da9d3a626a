package unit

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestSkip(t *testing.T) {
	third := func(c config) config {
		c.ImportPath, c.ModulePath, c.ModuleVersion, c.VetxOnly = "example.com/dep", "example.com/dep", "v1.0.0", true
		return c
	}
	for name, tt := range map[string]struct {
		cfg         config
		tests, want bool
	}{
		"std dependency":        {cfg: config{ImportPath: "math/rand", VetxOnly: true}, want: true},
		"std variant":           {cfg: config{ImportPath: "fmt [fmt.test]", VetxOnly: true}, want: true},
		"std as root":           {cfg: config{ImportPath: "fmt"}},
		"own module":            {cfg: config{ImportPath: "m/a", ModulePath: "m", VetxOnly: true}},
		"plain dependency":      {cfg: third(config{ImportMap: map[string]string{"fmt": "fmt", "time": "time"}}), want: true},
		"dependency with rand":  {cfg: third(config{ImportMap: map[string]string{"crypto/rand": "crypto/rand"}})},
		"only tests":            {cfg: config{ImportPath: "m_test [m.test]", ModulePath: "m", GoFiles: []string{"/m/a_test.go"}}, want: true},
		"only tests, wanted":    {cfg: config{ImportPath: "m_test [m.test]", ModulePath: "m", GoFiles: []string{"/m/a_test.go"}}, tests: true},
		"tests among the files": {cfg: config{ImportPath: "m [m.test]", ModulePath: "m", GoFiles: []string{"/m/a.go", "/m/a_test.go"}}},
	} {
		t.Run(name, func(t *testing.T) {
			c := tt.cfg
			if c.GoFiles == nil {
				c.GoFiles = []string{"/x/a.go"}
			}
			c.VetxOutput = filepath.Join(t.TempDir(), "vet.out")
			data, _ := json.Marshal(c)
			file := filepath.Join(t.TempDir(), "vet.cfg")
			os.WriteFile(file, data, 0o666)
			if got := Skip(file, tt.tests); got != tt.want {
				t.Fatalf("Skip = %v, want %v", got, tt.want)
			}
			if fi, err := os.Stat(c.VetxOutput); (err == nil) != tt.want || err == nil && fi.Size() != 0 {
				t.Errorf("fact file: %v, %v", fi, err)
			}
		})
	}
}

func TestSkipLeavesErrorsToTheDriver(t *testing.T) {
	if Skip(filepath.Join(t.TempDir(), "none.cfg"), false) {
		t.Error("skipped a file that does not exist")
	}
}
