// Package finding holds what the engines report, apart from how it is shown:
// it reads their output, drops what is said twice, gives findings an identity
// that outlives moved lines, and compares them with a baseline or a revision.
package finding

import "path/filepath"

// A Position is a place in a file. Line and Col count from 1, bytes; 0 is
// unknown.
type Position struct {
	File      string
	Line, Col int
}

// A Step is a related position of a finding.
type Step struct {
	Pos     Position
	Message string
}

// An Edit replaces the bytes from Start to End of a file.
type Edit struct {
	File       string `json:"filename"`
	Start, End int
	New        string
}

// A Fix is a suggested repair: all of its edits or none.
type Fix struct {
	Message string
	Edits   []Edit
}

// A Finding is one thing that is wrong.
type Finding struct {
	Package, Analyzer string
	Pos, End          Position
	Message           string
	Chain             []Step
	Fixes             []Fix

	// Fingerprint tells the finding from all others and stays the same while
	// other lines come and go. It is set by Identify.
	Fingerprint string
}

// Rel is the file's path below the root, with slashes, or as it is if it lies
// elsewhere.
func Rel(root, file string) string {
	if root == "" {
		return filepath.ToSlash(file)
	}
	rel, err := filepath.Rel(root, file)
	if err != nil || rel == ".." || len(rel) > 2 && rel[:3] == ".."+string(filepath.Separator) {
		return filepath.ToSlash(file)
	}
	return filepath.ToSlash(rel)
}
