package text

import "strings"

// Equal compares trimmed.
func Equal(a, b string) bool { return strings.Compare(strings.TrimSpace(a), strings.TrimSpace(b)) == 0 }
