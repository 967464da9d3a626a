package assertions

import "net/http"

// Bearer sets what a client shows.
func Bearer(r *http.Request, token string) { r.Header.Set("Authorization", "Bearer "+token) }
