// Package unfound logs tokens under which nothing was found, and others.
package unfound

import (
	"database/sql"
	"errors"
	"log"
	"net/http"

	"gorm.io/gorm"
)

// Device is where a user is logged in.
type Device struct {
	Token  string
	UserID int
}

func byGorm(db *gorm.DB, r *http.Request) *Device {
	token := r.Header.Get("Authorization")
	var d Device
	if err := db.Where("token = ?", token).First(&d).Error; errors.Is(err, gorm.ErrRecordNotFound) {
		log.Printf("no device with token %s", token)
		return nil
	} else if err != nil {
		log.Printf("device with token %s: %v", token, err) // want `is written to the log`
		return nil
	}
	log.Printf("device with token %s", token) // want `is written to the log`
	return &d
}

func bySQL(db *sql.DB, r *http.Request) (user int) {
	token := r.Header.Get("Authorization")
	err := db.QueryRow("SELECT user_id FROM devices WHERE token = $1", token).Scan(&user)
	if err == sql.ErrNoRows {
		log.Printf("no device with token %s", token)
		return 0
	}
	log.Printf("user %d by token %s", user, token) // want `is written to the log`
	return user
}
