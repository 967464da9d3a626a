package bolted

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"time"

	"go.etcd.io/bbolt"
)

var (
	grants    = []byte("grants")
	operators = []byte("operators")
)

type Grant struct {
	Operator string
	Ends     time.Time
}

type Grants struct{ DB *bbolt.DB }

func mark(code string) []byte {
	s := sha256.Sum256([]byte(code))
	return s[:]
}

func (g Grants) Write(code, operator string, life time.Duration) error {
	return g.DB.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(grants)
		if err != nil {
			return err
		}
		v, err := json.Marshal(Grant{Operator: operator, Ends: time.Now().Add(life)})
		if err != nil {
			return err
		}
		return b.Put(mark(code), v)
	})
}

func (g Grants) Operator(code string) (who string, err error) {
	err = g.DB.View(func(tx *bbolt.Tx) error {
		var x Grant
		if b := tx.Bucket(grants); b == nil {
			return errors.New("none")
		} else if err := json.Unmarshal(b.Get(mark(code)), &x); err != nil {
			return err
		}
		if x.Ends.Before(time.Now()) {
			return errors.New("over")
		}
		who = x.Operator
		return nil
	})
	return who, err
}

func (g Grants) Erase(code string) error {
	return g.DB.Update(func(tx *bbolt.Tx) error { return tx.Bucket(grants).Delete(mark(code)) })
}

func (g Grants) EraseOf(operator string) error {
	return g.DB.Update(func(tx *bbolt.Tx) error {
		c := tx.Bucket(grants).Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			var x Grant
			if json.Unmarshal(v, &x) == nil && x.Operator == operator {
				if err := c.Delete(); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

type Operators struct{ DB *bbolt.DB }

func (o Operators) Pin(name string) (h []byte, err error) {
	err = o.DB.View(func(tx *bbolt.Tx) error {
		h = append(h, tx.Bucket(operators).Get([]byte(name))...)
		return nil
	})
	return h, err
}

func (o Operators) SetPin(name string, hash []byte) error {
	return o.DB.Update(func(tx *bbolt.Tx) error { return tx.Bucket(operators).Put([]byte(name), hash) })
}
