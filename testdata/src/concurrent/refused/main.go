// Package main checks other services: a header that it takes off a request is no
// session.
package main

import "net/http"

func CheckServices(urls []string) error {
	for _, u := range urls {
		req, err := http.NewRequest(http.MethodGet, u, nil)
		if err != nil {
			return err
		}
		req.Header.Del("Redirect")
		if _, err := http.DefaultClient.Do(req); err != nil {
			return err
		}
	}
	return nil
}

func main() {}
