package fields

import (
	"fmt"
	"net/http"

	"sessionlint.test/src/jwtverify/issuerkey/mw"
)

func List(w http.ResponseWriter, r *http.Request) {
	f := mw.From(r.Context())
	if f.Role != "owner" {
		http.Error(w, "no", 403)
		return
	}
	fmt.Fprintln(w, f.Subject)
}
