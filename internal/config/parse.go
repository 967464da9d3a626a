package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/rulebook"
)

// A parser reads one file. The first error stays.
type parser struct {
	file      string
	analyzers []*analysis.Analyzer
	names     []string
	err       error
}

var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

func parse(file string, data []byte, analyzers []*analysis.Analyzer) (*Config, error) {
	p := &parser{file: file, analyzers: analyzers}
	for _, a := range analyzers {
		p.names = append(p.names, a.Name)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		m := yamlError.FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " "))
		if m == nil {
			return nil, fmt.Errorf("%s: %v", file, err)
		}
		if m[1] == "" {
			m[1] = "1"
		}
		return nil, fmt.Errorf("%s:%s:1: %s", file, m[1], m[2])
	}
	c := &Config{File: file, Severity: map[string]string{}, Options: map[string]string{}}
	if len(doc.Content) == 0 { // nothing but comments
		return c, nil
	}
	p.mapping(doc.Content[0], "the file", map[string]func(*yaml.Node){
		"analyzers": func(n *yaml.Node) {
			p.mapping(n, "analyzers", map[string]func(*yaml.Node){
				"enable":  func(n *yaml.Node) { c.Enable = p.list(n, p.analyzer) },
				"disable": func(n *yaml.Node) { c.Disable = p.list(n, p.analyzer) },
			})
		},
		"audit": func(n *yaml.Node) {
			if err := n.Decode(&c.Audit); err != nil || n.Tag != "!!bool" {
				p.fail(n, "audit: want true or false")
			}
		},
		"severity": func(n *yaml.Node) {
			p.pairs(n, "severity", func(key, value *yaml.Node) {
				p.analyzer(key)
				if !slices.Contains(rulebook.Levels, value.Value) {
					p.fail(value, "severity %q: want %s%s", value.Value, strings.Join(rulebook.Levels, ", "), suggest(value.Value, rulebook.Levels))
				}
				c.Severity[key.Value] = value.Value
			})
		},
		"options": func(n *yaml.Node) {
			option := func(name string, key, value *yaml.Node) {
				if value.Kind != yaml.ScalarNode {
					p.fail(value, "%s: want one value", name)
					return
				}
				if err := checkOption(analyzers, name, value.Value); err != nil {
					p.fail(key, "%v", err)
				}
				c.Options[name] = value.Value
			}
			p.pairs(n, "options", func(key, value *yaml.Node) {
				if value.Kind != yaml.MappingNode {
					option(key.Value, key, value)
					return
				}
				// Some programs that hand settings on take keys apart at their dots.
				p.pairs(value, key.Value, func(sub, value *yaml.Node) { option(key.Value+"."+sub.Value, sub, value) })
			})
		},
		"exclude": func(n *yaml.Node) {
			c.Exclude = p.list(n, func(n *yaml.Node) {
				if !doublestar.ValidatePattern(n.Value) {
					p.fail(n, "%q is no pattern of paths", n.Value)
				}
			})
		},
		"session-cookies": func(n *yaml.Node) { c.Cookies = p.list(n, func(*yaml.Node) {}) },
		"catalog": func(n *yaml.Node) {
			if n.Kind != yaml.ScalarNode {
				p.fail(n, "catalog: want a text, one line for each function (start it with \"catalog: |\")")
				return
			}
			c.Catalog, c.line = n.Value, n.Line
			if n.Style == yaml.LiteralStyle {
				// As they stand in the file, so that errors have its columns.
				lines := strings.Split(string(data), "\n")
				from, count := n.Line, strings.Count(n.Value, "\n")
				c.Catalog, c.line = strings.Join(lines[from:min(from+count, len(lines))], "\n"), from+1
			}
		},
	})
	if p.err != nil {
		return nil, p.err
	}
	if c.Catalog != "" {
		if _, err := c.Entries(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (p *parser) fail(n *yaml.Node, format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf("%s:%d:%d: %s", p.file, n.Line, n.Column, fmt.Sprintf(format, args...))
	}
}

// mapping hands each key's value to its function.
func (p *parser) mapping(n *yaml.Node, what string, keys map[string]func(*yaml.Node)) {
	seen := map[string]bool{}
	p.pairs(n, what, func(key, value *yaml.Node) {
		f := keys[key.Value]
		switch {
		case f == nil:
			var names []string
			for k := range keys {
				names = append(names, k)
			}
			slices.Sort(names)
			p.fail(key, "unknown key %q in %s%s", key.Value, what, suggest(key.Value, names))
		case seen[key.Value]:
			p.fail(key, "the key %q stands twice in %s", key.Value, what)
		default:
			seen[key.Value] = true
			if value.Tag != "!!null" {
				f(value)
			}
		}
	})
}

func (p *parser) pairs(n *yaml.Node, what string, f func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		p.fail(n, "%s: want keys and values", what)
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		f(n.Content[i], n.Content[i+1])
	}
}

func (p *parser) list(n *yaml.Node, check func(*yaml.Node)) []string {
	if n.Kind != yaml.SequenceNode {
		p.fail(n, "want a list: [a, b]")
		return nil
	}
	var r []string
	for _, x := range n.Content {
		if x.Kind != yaml.ScalarNode {
			p.fail(x, "want a text")
			return nil
		}
		check(x)
		r = append(r, x.Value)
	}
	return r
}

func (p *parser) analyzer(n *yaml.Node) {
	if !slices.Contains(p.names, n.Value) {
		p.fail(n, "unknown analyzer %q%s", n.Value, suggest(n.Value, p.names))
	}
}
