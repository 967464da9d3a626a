package fleet

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"golang.org/x/crypto/bcrypt"
)

var ErrAccount = errors.New("fleet: account")

type Account struct {
	Id     int64
	Login  string
	Digest string
	Role   string
}

// Handle is what a browser works with.
type Handle struct {
	Id        int64
	Sum       string
	AccountId int64
	Expires   int64
}

// Device is a phone or tablet in a lorry that stays signed in.
type Device struct {
	Id        int64
	Sum       string
	AccountId int64
	Label     string
	Expires   int64
}

type AccountTable interface {
	Named(login string) (*Account, error)
	Numbered(id int64) (*Account, error)
	Keep(acc *Account, cols ...string) error
}

type HandleTable interface {
	Issue(*Handle) error
	Resolve(sum string) (*Handle, error)
	Withdraw(sum string) error
	WithdrawAll(account int64) error
}

type DeviceTable interface {
	Enroll(*Device) error
	Recognize(sum string) (*Device, error)
	Dismiss(sum string) error
	DismissAll(account int64) error
}

type Auth struct {
	acc AccountTable
	han HandleTable
	dev DeviceTable
}

func NewAuth(a AccountTable, h HandleTable, d DeviceTable) *Auth { return &Auth{a, h, d} }

func Sum(s string) string {
	b := sha256.Sum256([]byte(s))
	return hex.EncodeToString(b[:])
}

type Pair struct{ Handle, Device string }

func (a *Auth) Open(login, pw, label string) (*Pair, error) {
	acc, err := a.acc.Named(login)
	if err != nil {
		return nil, err
	}
	if bcrypt.CompareHashAndPassword([]byte(acc.Digest), []byte(pw)) != nil {
		return nil, ErrAccount
	}
	p := &Pair{Handle: rand.Text(), Device: rand.Text()}
	if err := a.han.Issue(&Handle{Sum: Sum(p.Handle), AccountId: acc.Id, Expires: time.Now().Add(time.Hour).Unix()}); err != nil {
		return nil, err
	}
	return p, a.dev.Enroll(&Device{Sum: Sum(p.Device), AccountId: acc.Id, Label: label, Expires: time.Now().AddDate(0, 1, 0).Unix()})
}

func (a *Auth) Renew(device string) (string, error) {
	d, err := a.dev.Recognize(Sum(device))
	if err != nil {
		return "", err
	}
	raw := rand.Text()
	return raw, a.han.Issue(&Handle{Sum: Sum(raw), AccountId: d.AccountId, Expires: time.Now().Add(time.Hour).Unix()})
}

func (a *Auth) Resolve(handle string) (*Handle, error) { return a.han.Resolve(Sum(handle)) }

func (a *Auth) Close(p Pair) error {
	return errors.Join(a.han.Withdraw(Sum(p.Handle)), a.dev.Dismiss(Sum(p.Device)))
}

func (a *Auth) Repassword(id int64, old, pw string) error {
	acc, err := a.acc.Numbered(id)
	if err != nil {
		return err
	}
	if bcrypt.CompareHashAndPassword([]byte(acc.Digest), []byte(old)) != nil {
		return ErrAccount
	}
	b, err := bcrypt.GenerateFromPassword([]byte(pw), 12)
	if err != nil {
		return err
	}
	acc.Digest = string(b)
	if err := a.acc.Keep(acc, "digest"); err != nil {
		return err
	}
	return errors.Join(a.han.WithdrawAll(acc.Id), a.dev.DismissAll(acc.Id))
}

// Promote is used by the dispatcher's office.
func (a *Auth) Promote(id int64, role string) error {
	acc, err := a.acc.Numbered(id)
	if err != nil {
		return err
	}
	acc.Role = role
	if err := a.acc.Keep(acc, "role"); err != nil {
		return err
	}
	return errors.Join(a.han.WithdrawAll(id), a.dev.DismissAll(id))
}
