package plugin

import (
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"

	"github.com/sessionlint/sessionlint/passes"
)

func TestSettings(t *testing.T) {
	for name, tt := range map[string]struct {
		settings any
		want     string // of the error
		left     int    // analyzers
	}{
		"none":            {nil, "", len(passes.All())},
		"disable":         {map[string]any{"analyzers": map[string]any{"disable": []string{"weaktoken", "logout"}}}, "", len(passes.All()) - 2},
		"unknown key":     {map[string]any{"disabled": []string{"weaktoken"}}, `unknown key "disabled"`, 0},
		"unknown rule":    {map[string]any{"analyzers": map[string]any{"enable": []string{"weektoken"}}}, `did you mean "weaktoken"?`, 0},
		"wrong value":     {map[string]any{"audit": "perhaps"}, "audit: want true or false", 0},
		"wrong option":    {map[string]any{"options": map[string]any{"expiry.session": "long"}}, "expiry.session", 0},
		"somebody else's": {map[string]any{"exclude": []string{"a/**"}}, "linters.exclusions", 0},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := New(tt.settings)
			if err != nil || tt.want != "" {
				if err == nil || !strings.Contains(err.Error(), tt.want) {
					t.Fatalf("error %v, want %q", err, tt.want)
				}
				return
			}
			as, err := p.BuildAnalyzers()
			if err != nil || len(as) != tt.left {
				t.Errorf("%d analyzers, %v; want %d", len(as), err, tt.left)
			}
			if p.GetLoadMode() != register.LoadModeTypesInfo {
				t.Error("no types")
			}
		})
	}
}

func TestRegistered(t *testing.T) {
	if _, err := register.GetPlugin("sessionlint"); err != nil {
		t.Error(err)
	}
}
