package generic

// Same says whether a and b are the same.
func Same[T comparable](a, b T) bool { return a == b }
