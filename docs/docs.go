// Package docs carries the rules' pages, so that the program can show them.
package docs

import "embed"

// Rules holds rules/NAME.md for each analyzer.
//
//go:embed rules/*.md
var Rules embed.FS
