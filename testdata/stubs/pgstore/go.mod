module github.com/antonlindstrom/pgstore

go 1.26

require github.com/gorilla/sessions v1.4.0
