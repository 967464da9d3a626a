// Package request reads what requests carry.
package request

import "net/http"

// Query returns the parameter of the URL of the name.
func Query(r *http.Request, name string) string { return r.URL.Query().Get(name) }
