// Package tmpstore keeps values by name for a while.
package tmpstore

type entry struct {
	Data any
}

var entries = map[string]entry{}

// Set keeps data under id.
func Set(id string, data any) { entries[id] = entry{Data: data} }

// Check returns what is kept under id.
func Check(id string) (any, bool) {
	e, ok := entries[id]
	return e.Data, ok
}
