// Package plugin makes sessionlint a module plugin of golangci-lint v2:
// https://golangci-lint.run/docs/plugins/module-plugins/
package plugin

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/golangci/plugin-module-register/register"
	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/config"
	"github.com/sessionlint/sessionlint/passes"
)

func init() { register.Plugin("sessionlint", New) }

type plugin struct{ settings *config.Config }

// New makes the plugin from linters.settings.custom.sessionlint.settings,
// which have the keys of .sessionlint.yaml, but for exclude and severity:
// golangci-lint has its own. It fails for unknown keys and values.
func New(settings any) (register.LinterPlugin, error) {
	if settings == nil {
		return &plugin{&config.Config{}}, nil
	}
	data, err := yaml.Marshal(settings)
	if err != nil {
		return nil, err
	}
	c, err := config.Parse("settings", data, passes.All())
	if err != nil {
		return nil, err
	}
	switch {
	case len(c.Exclude) > 0:
		return nil, fmt.Errorf("settings: exclude: use golangci-lint's linters.exclusions.paths")
	case len(c.Severity) > 0:
		return nil, fmt.Errorf("settings: severity: use golangci-lint's severity.rules")
	}
	return &plugin{c}, nil
}

// GetLoadMode says that the analyzers need types.
func (*plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

// BuildAnalyzers returns the analyzers that the settings leave on.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	all := passes.All()
	if err := p.settings.Apply(all, nil); err != nil {
		return nil, err
	}
	var r []*analysis.Analyzer
	for _, a := range p.settings.Select(all, nil) {
		r = append(r, whole(a))
	}
	return r, nil
}

// whole makes each finding of an analyzer one issue: golangci-lint would make
// an issue of its own of each related position, so they go into the message.
func whole(a *analysis.Analyzer) *analysis.Analyzer {
	b := *a
	b.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Report = func(d analysis.Diagnostic) {
			d.Message += chain(pass, d)
			d.Related = nil
			pass.Report(d)
		}
		return a.Run(&p)
	}
	return &b
}

// chain names the finding's steps on other lines.
func chain(pass *analysis.Pass, d analysis.Diagnostic) string {
	var steps []string
	here := pass.Fset.Position(d.Pos)
	for _, r := range d.Related {
		at := pass.Fset.Position(r.Pos)
		if at.Filename == here.Filename && at.Line == here.Line {
			continue
		}
		step := fmt.Sprintf("%s:%d: %s", filepath.Base(at.Filename), at.Line, r.Message)
		if !slices.Contains(steps, step) {
			steps = append(steps, step)
		}
	}
	if len(steps) == 0 {
		return ""
	}
	return " [" + strings.Join(steps, "; ") + "]"
}
