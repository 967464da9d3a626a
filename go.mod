module github.com/sessionlint/sessionlint

go 1.26

require golang.org/x/tools v0.49.0 // indirect
