// Package audit writes down who has done what.
package audit

import "log"

type Record struct {
	Event     string
	Status    string
	UserID    string
	SessionID string
}

func (r *Record) Success() { r.Status = "success" }

func (r *Record) Write() { log.Println(r.Event, r.Status, r.UserID) }
