// Package plainstore defines an Analyzer that reports session tokens that are
// kept so that whoever reads the store can use them.
//
// # Analyzer plainstore
//
// plainstore: report tokens stored in clear, and secrets in readable tokens
//
// A database is read by more people than may log in as its users: by backups,
// replicas, support tools, an SQL injection. A token needs to be recognised,
// not to be known, so that its hash is enough:
//
//	token := rand.Text()
//	db.Create(&Session{Token: token})          // reported
//	db.Create(&Session{TokenHash: hash(token)}) // fine
//
// The same holds for files with tokens that others may read, and for secrets
// in the claims of a JWT, which is signed but not encrypted.
//
// CWE-312, CWE-522, CWE-276.
package plainstore
