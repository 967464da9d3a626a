package front

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/atlas"
)

// drawMap draws the life of the application's sessions: "map [-format=html|
// json|mermaid] [-o FILE] [-C dir] [packages]".
func drawMap(args []string, analyzers []*analysis.Analyzer) int {
	out, form := "", "html"
	var rest []string
	for i := 0; i < len(args); i++ {
		name, value, has := strings.Cut(strings.TrimLeft(args[i], "-"), "=")
		if !strings.HasPrefix(args[i], "-") || name != "o" && name != "format" {
			rest = append(rest, args[i])
			continue
		}
		if !has {
			if i++; i == len(args) {
				return fail(fmt.Errorf("map: -%s needs a value", name))
			}
			value = args[i]
		}
		if name == "o" {
			out = value
		} else {
			form = value
		}
	}
	if !slices.Contains([]string{"html", "json", "mermaid"}, form) {
		return fail(fmt.Errorf("map: -format=%s: want html, json, mermaid", form))
	}
	o, err := parse(rest, analyzers)
	if err != nil {
		return fail(err)
	}
	if err := o.configure(analyzers); err != nil {
		return fail(err)
	}
	if noModule(o.dir) {
		return fail(errors.New("no Go module here (no go.mod in this directory or above)"))
	}
	if err := o.config.Apply(analyzers, rest); err != nil {
		return fail(err)
	}
	stop := progress(os.Stderr)
	m, err := atlas.Load(o.dir, o.root(), o.patterns, analyzers)
	stop()
	if err != nil {
		line, _, _ := strings.Cut(err.Error(), "\n")
		return fail(errors.New(line))
	}
	var b bytes.Buffer
	switch form {
	case "json":
		err = m.JSON(&b)
	case "mermaid":
		err = m.Mermaid(&b)
	default:
		err = m.HTML(&b)
	}
	if err == nil && out != "" {
		err = os.WriteFile(out, b.Bytes(), 0o666)
	} else if err == nil {
		_, err = os.Stdout.Write(b.Bytes())
	}
	if err != nil {
		return fail(err)
	}
	return Clean
}
