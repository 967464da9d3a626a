package shelf

import "math/rand"

const letters = "abcdefghjkmnpqrstuvwxyz23456789"

// Label makes a label for a shelf or for whatever needs a short name.
func Label(n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = letters[rand.Intn(len(letters))]
	}
	return string(out)
}
