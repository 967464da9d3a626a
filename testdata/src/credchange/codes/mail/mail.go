// Package mail knows the store of codes by an interface.
package mail

import "context"

type Codes interface {
	SetCode(ctx context.Context, code, content string) error
	VerifyCode(ctx context.Context, code string) (string, error)
}

type Tickets interface {
	StoreResetToken(ctx context.Context, token, user string) error
	FindResetToken(ctx context.Context, token string) (string, error)
	Drop(ctx context.Context, token string) error
}

type Service struct{ Codes Codes }

func (s *Service) Content(ctx context.Context, code string) string {
	content, _ := s.Codes.VerifyCode(ctx, code)
	return content
}
