package tables

import (
	"time"

	"xorm.io/xorm"

	"sessionlint.test/src/logout/joinedsound/fleet"
)

type Accounts struct{ *xorm.Engine }

func (a Accounts) Named(login string) (*fleet.Account, error) {
	acc := new(fleet.Account)
	ok, err := a.Where("login = ?", login).Get(acc)
	if err != nil || !ok {
		return nil, fleet.ErrAccount
	}
	return acc, nil
}

func (a Accounts) Numbered(id int64) (*fleet.Account, error) {
	acc := new(fleet.Account)
	ok, err := a.ID(id).Get(acc)
	if err != nil || !ok {
		return nil, fleet.ErrAccount
	}
	return acc, nil
}

func (a Accounts) Keep(acc *fleet.Account, cols ...string) error {
	_, err := a.ID(acc.Id).Cols(cols...).Update(acc)
	return err
}

type Handles struct{ *xorm.Engine }

func (h Handles) Issue(x *fleet.Handle) error {
	_, err := h.Insert(x)
	return err
}

func (h Handles) Resolve(sum string) (*fleet.Handle, error) {
	x := new(fleet.Handle)
	ok, err := h.Where("sum = ? AND expires > ?", sum, time.Now().Unix()).Get(x)
	if err != nil || !ok {
		return nil, fleet.ErrAccount
	}
	return x, nil
}

func (h Handles) Withdraw(sum string) error {
	_, err := h.Where("sum = ?", sum).Delete(new(fleet.Handle))
	return err
}

func (h Handles) WithdrawAll(account int64) error {
	_, err := h.Where("account_id = ?", account).Delete(new(fleet.Handle))
	return err
}

type Devices struct{ *xorm.Engine }

func (d Devices) Enroll(x *fleet.Device) error {
	_, err := d.Insert(x)
	return err
}

func (d Devices) Recognize(sum string) (*fleet.Device, error) {
	x := new(fleet.Device)
	ok, err := d.Where("sum = ?", sum).Get(x)
	if err != nil || !ok || x.Expires < time.Now().Unix() {
		return nil, fleet.ErrAccount
	}
	return x, nil
}

func (d Devices) Dismiss(sum string) error {
	_, err := d.Where("sum = ?", sum).Delete(new(fleet.Device))
	return err
}

func (d Devices) DismissAll(account int64) error {
	_, err := d.Where("account_id = ?", account).Delete(new(fleet.Device))
	return err
}
