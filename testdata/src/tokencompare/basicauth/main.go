package main

import (
	"net/http"
	"os"

	"sessionlint.test/src/tokencompare/basicauth/metrics"
)

func main() {
	http.Handle("/metrics", metrics.Guard(os.Getenv("METRICS_PASSWORD"), http.NotFoundHandler()))
	http.ListenAndServe(":80", nil)
}
