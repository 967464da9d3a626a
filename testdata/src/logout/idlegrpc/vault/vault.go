package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/dgraph-io/badger/v4"
)

type Vault struct{ db *badger.DB }

func New(db *badger.DB) *Vault { return &Vault{db} }

func slot(tok string) []byte {
	s := sha256.Sum256([]byte(tok))
	return []byte("slot/" + hex.EncodeToString(s[:]))
}

func (v *Vault) Lend(tok, mailbox string, life time.Duration) error {
	return v.db.Update(func(t *badger.Txn) error {
		return t.SetEntry(badger.NewEntry(slot(tok), []byte(mailbox)).WithTTL(life))
	})
}

func (v *Vault) Borrower(tok string) (string, error) {
	var out []byte
	err := v.db.View(func(t *badger.Txn) error {
		it, err := t.Get(slot(tok))
		if err != nil {
			return err
		}
		out, err = it.ValueCopy(nil)
		return err
	})
	return string(out), err
}

func (v *Vault) GiveBack(tok string) error {
	return v.db.Update(func(t *badger.Txn) error { return t.Delete(slot(tok)) })
}

func (v *Vault) CallIn(mailbox string) error {
	return v.db.Update(func(t *badger.Txn) error {
		it := t.NewIterator(badger.DefaultIteratorOptions)
		defer it.Close()
		for it.Seek([]byte("slot/")); it.ValidForPrefix([]byte("slot/")); it.Next() {
			val, err := it.Item().ValueCopy(nil)
			if err != nil {
				return err
			}
			if bytes.Equal(val, []byte(mailbox)) {
				if err := t.Delete(it.Item().KeyCopy(nil)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func (v *Vault) Verifier(mailbox string) (h []byte, err error) {
	err = v.db.View(func(t *badger.Txn) error {
		it, err := t.Get([]byte("box/" + mailbox))
		if err != nil {
			return err
		}
		h, err = it.ValueCopy(nil)
		return err
	})
	return h, err
}

func (v *Vault) SetVerifier(mailbox string, h []byte) error {
	return v.db.Update(func(t *badger.Txn) error { return t.Set([]byte("box/"+mailbox), h) })
}
