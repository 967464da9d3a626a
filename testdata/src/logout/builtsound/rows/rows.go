package rows

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"sessionlint.test/src/logout/builtsound/accounts"
)

func run(ctx context.Context, db *sqlx.DB, s *stmt) error {
	_, err := db.ExecContext(ctx, s.sb.String(), s.args...)
	return err
}

type People struct{ DB *sqlx.DB }

func (p People) ByMail(ctx context.Context, mail string) (*accounts.Person, error) {
	x := &accounts.Person{}
	return x, p.DB.GetContext(ctx, x, "SELECT id, mail, pwhash, enabled FROM people WHERE mail = ? AND enabled", mail)
}

func (p People) UpdateHash(ctx context.Context, id int64, hash string) error {
	return run(ctx, p.DB, upd("people", "pwhash", hash).where("id", id))
}

type Codes struct{ DB *sqlx.DB }

func (c Codes) Keep(ctx context.Context, digest string, person int64, till time.Time) error {
	_, err := c.DB.ExecContext(ctx, "INSERT INTO mail_codes (digest, person_id, till) VALUES (?, ?, ?)", digest, person, till)
	return err
}

func (c Codes) Find(ctx context.Context, digest string) (person int64, err error) {
	err = c.DB.GetContext(ctx, &person, "SELECT person_id FROM mail_codes WHERE digest = ? AND till > UTC_TIMESTAMP()", digest)
	return person, err
}

func (c Codes) Spend(ctx context.Context, digest string) error {
	return run(ctx, c.DB, del("mail_codes").where("digest", digest))
}

type Permits struct{ DB *sqlx.DB }

func (p Permits) Grant(ctx context.Context, digest string, person int64, till time.Time) error {
	_, err := p.DB.ExecContext(ctx, "INSERT INTO permits (digest, person_id, till) VALUES (?, ?, ?)", digest, person, till)
	return err
}

func (p Permits) Holder(ctx context.Context, digest string) (person int64, err error) {
	err = p.DB.GetContext(ctx, &person, "SELECT person_id FROM permits WHERE digest = ? AND till > UTC_TIMESTAMP()", digest)
	return person, err
}

func (p Permits) Withdraw(ctx context.Context, digest string) error {
	return run(ctx, p.DB, del("permits").where("digest", digest))
}

func (p Permits) WithdrawFrom(ctx context.Context, person int64) error {
	return run(ctx, p.DB, del("permits").where("person_id", person))
}
