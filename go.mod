module github.com/sessionlint/sessionlint

go 1.26.0

require (
	github.com/rogpeppe/go-internal v1.16.0
	golang.org/x/mod v0.39.0
	golang.org/x/term v0.48.0
	golang.org/x/tools v0.49.0
)

require (
	golang.org/x/sync v0.22.0 // indirect
	golang.org/x/sys v0.50.0 // indirect
)
