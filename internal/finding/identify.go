package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
)

// Identify gives the findings their fingerprints: a hash of the analyzer, the
// file's path below the root, the text of the line without its indentation,
// and a number where several are alike. Lines that are added elsewhere, and
// the numbers in messages that change with them, don't change it.
func Identify(fs []Finding, root string) {
	src := Sources{}
	count := map[string]int{}
	for i := range fs {
		f := &fs[i]
		key := fmt.Sprintf("%s\x00%s\x00%s", f.Analyzer, Rel(root, f.Pos.File), strings.TrimSpace(src.Line(f.Pos)))
		count[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, count[key]))
		f.Fingerprint = hex.EncodeToString(sum[:10])
	}
}

// Sources are files' lines, read when they are asked for.
type Sources map[string][]string

// Lines returns the file's lines without their ends, or nil if it can't be
// read.
func (s Sources) Lines(file string) []string {
	lines, ok := s[file]
	if !ok {
		if data, err := os.ReadFile(file); err == nil {
			lines = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
			for i := range lines {
				lines[i] = strings.TrimSuffix(lines[i], "\r")
			}
		}
		s[file] = lines
	}
	return lines
}

// Line returns the text of the position's line, or "".
func (s Sources) Line(p Position) string {
	if lines := s.Lines(p.File); p.Line > 0 && p.Line <= len(lines) {
		return lines[p.Line-1]
	}
	return ""
}
