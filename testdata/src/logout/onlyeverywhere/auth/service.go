package auth

import (
	"crypto/rand"
	"errors"
	"time"

	"golang.org/x/crypto/bcrypt"
	"xorm.io/xorm"
)

type Person struct {
	ID       int64  `xorm:"pk autoincr 'id'"`
	Mail     string `xorm:"unique"`
	Passhash string
}

type Signin struct {
	Token    string    `xorm:"pk varchar(64)"`
	PersonID int64     `xorm:"index"`
	Deadline time.Time `xorm:"index"`
}

type Service interface {
	Enter(mail, password string) (*Signin, error)
	Who(token string) (int64, error)
	LeaveAll(person int64) error
}

type service struct{ db *xorm.Engine }

func NewService(db *xorm.Engine) Service { return &service{db} }

func (s *service) Enter(mail, password string) (*Signin, error) {
	p := new(Person)
	ok, err := s.db.Where("mail = ?", mail).Get(p)
	if err != nil {
		return nil, err
	}
	if !ok || bcrypt.CompareHashAndPassword([]byte(p.Passhash), []byte(password)) != nil {
		return nil, errors.New("wrong mail or password")
	}
	n := &Signin{Token: rand.Text(), PersonID: p.ID, Deadline: time.Now().Add(24 * time.Hour)}
	_, err = s.db.Insert(n)
	return n, err
}

func (s *service) Who(token string) (int64, error) {
	n := new(Signin)
	ok, err := s.db.Where("token = ? AND deadline > ?", token, time.Now()).Get(n)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, errors.New("unknown token")
	}
	return n.PersonID, nil
}

func (s *service) LeaveAll(person int64) error {
	_, err := s.db.Where("person_id = ?", person).Delete(new(Signin))
	return err
}
