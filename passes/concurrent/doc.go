// Package concurrent defines an analyzer that reports logins which open ever
// more sessions of a user, with no way to see or end the others.
//
// It is an audit: many applications are meant to work so. It reports only with
// -concurrent or -audit.
package concurrent
