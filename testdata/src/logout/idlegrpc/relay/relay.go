package relay

import (
	"context"
	"crypto/rand"
	"log/slog"
	"strings"
	"time"

	"golang.org/x/crypto/bcrypt"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"sessionlint.test/src/logout/idlegrpc/mailpb"
)

type Slots interface {
	Lend(tok, mailbox string, life time.Duration) error
	Borrower(tok string) (string, error)
	GiveBack(tok string) error
	CallIn(mailbox string) error
}

type Verifiers interface {
	Verifier(mailbox string) ([]byte, error)
	SetVerifier(mailbox string, h []byte) error
}

type Server struct {
	slots Slots
	vers  Verifiers
}

func NewServer(s Slots, v Verifiers) *Server { return &Server{s, v} }

type caller struct{ mailbox, token string }
type callerKey struct{}

var denied = status.Error(codes.Unauthenticated, "denied")

func (s *Server) Intercept(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
	if strings.HasSuffix(info.FullMethod, "/Login") {
		return next(ctx, req)
	}
	md, _ := metadata.FromIncomingContext(ctx)
	vs := md.Get("x-mail-token")
	if len(vs) != 1 {
		return nil, denied
	}
	box, err := s.slots.Borrower(vs[0])
	if err != nil {
		return nil, denied
	}
	return next(context.WithValue(ctx, callerKey{}, caller{box, vs[0]}), req)
}

func (s *Server) Login(ctx context.Context, q *mailpb.LoginRequest) (*mailpb.LoginReply, error) {
	h, err := s.vers.Verifier(q.Mailbox)
	if err != nil || bcrypt.CompareHashAndPassword(h, []byte(q.Password)) != nil {
		return nil, denied
	}
	tok := rand.Text()
	if err := s.slots.Lend(tok, q.Mailbox, 90*time.Minute); err != nil {
		return nil, status.Error(codes.Internal, "store")
	}
	return &mailpb.LoginReply{Token: tok}, nil
}

func (s *Server) Logout(ctx context.Context, _ *mailpb.LogoutRequest) (*mailpb.Empty, error) { // want `Logout ends nothing on the server, where requests are let in by what relay.Slots.Borrower finds`
	c := ctx.Value(callerKey{}).(caller)
	slog.InfoContext(ctx, "logout", "mailbox", c.mailbox)
	return &mailpb.Empty{}, nil
}

func (s *Server) ChangePassword(ctx context.Context, q *mailpb.PasswordRequest) (*mailpb.Empty, error) {
	c := ctx.Value(callerKey{}).(caller)
	h, err := s.vers.Verifier(c.mailbox)
	if err != nil || bcrypt.CompareHashAndPassword(h, []byte(q.Old)) != nil {
		return nil, denied
	}
	n, err := bcrypt.GenerateFromPassword([]byte(q.New), bcrypt.DefaultCost)
	if err != nil {
		return nil, status.Error(codes.InvalidArgument, "password")
	}
	if err := s.vers.SetVerifier(c.mailbox, n); err != nil {
		return nil, status.Error(codes.Internal, "store")
	}
	if err := s.slots.CallIn(c.mailbox); err != nil {
		return nil, status.Error(codes.Internal, "store")
	}
	return &mailpb.Empty{}, nil
}
