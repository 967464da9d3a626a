package main

import (
	"context"
	"crypto/rand"
	"log"
	"net"
	"os"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"golang.org/x/crypto/bcrypt"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/structpb"
)

const sqlSweep = `DELETE FROM auth_sessions WHERE valid_until < now()`

type AuthService struct{ pool *pgxpool.Pool }

func (s *AuthService) Login(ctx context.Context, in *structpb.Struct) (*structpb.Struct, error) {
	f := in.GetFields()
	var uid int64
	var hash []byte
	err := s.pool.QueryRow(ctx, `SELECT id, pw FROM users WHERE login = $1`, f["login"].GetStringValue()).Scan(&uid, &hash)
	if err != nil || bcrypt.CompareHashAndPassword(hash, []byte(f["password"].GetStringValue())) != nil {
		return nil, status.Error(codes.Unauthenticated, "wrong credentials")
	}
	tok := rand.Text()
	_, err = s.pool.Exec(ctx, `INSERT INTO auth_sessions (token, uid, valid_until) VALUES ($1, $2, $3)`, tok, uid, time.Now().Add(24*time.Hour))
	if err != nil {
		return nil, status.Error(codes.Internal, "cannot open session")
	}
	return structpb.NewStruct(map[string]any{"token": tok})
}

func (s *AuthService) sweep(ctx context.Context) error {
	_, err := s.pool.Exec(ctx, sqlSweep)
	return err
}

func (s *AuthService) Logout(ctx context.Context, _ *emptypb.Empty) (*emptypb.Empty, error) { // want `Logout ends nothing and leaves the session on the`
	if err := s.sweep(ctx); err != nil {
		return nil, status.Error(codes.Internal, "cannot clean up")
	}
	if err := grpc.SetHeader(ctx, metadata.Pairs("Set-Cookie", "token=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax")); err != nil {
		return nil, err
	}
	return &emptypb.Empty{}, nil
}

type uidKey struct{}

func (s *AuthService) Interceptor(ctx context.Context, req any, info *grpc.UnaryServerInfo, h grpc.UnaryHandler) (any, error) {
	if info.FullMethod == "/auth.Auth/Login" {
		return h(ctx, req)
	}
	md, _ := metadata.FromIncomingContext(ctx)
	vals := md.Get("authorization")
	if len(vals) != 1 {
		return nil, status.Error(codes.Unauthenticated, "no token")
	}
	var uid int64
	if err := s.pool.QueryRow(ctx, `SELECT uid FROM auth_sessions WHERE token = $1 AND valid_until > now()`, vals[0]).Scan(&uid); err != nil {
		return nil, status.Error(codes.Unauthenticated, "unknown token")
	}
	return h(context.WithValue(ctx, uidKey{}, uid), req)
}

type authServer interface {
	Login(context.Context, *structpb.Struct) (*structpb.Struct, error)
	Logout(context.Context, *emptypb.Empty) (*emptypb.Empty, error)
}

var desc = grpc.ServiceDesc{ServiceName: "auth.Auth", HandlerType: (*authServer)(nil), Methods: []grpc.MethodDesc{
	{MethodName: "Login", Handler: func(srv any, ctx context.Context, dec func(any) error, ic grpc.UnaryServerInterceptor) (any, error) {
		in := new(structpb.Struct)
		if err := dec(in); err != nil {
			return nil, err
		}
		return ic(ctx, in, &grpc.UnaryServerInfo{Server: srv, FullMethod: "/auth.Auth/Login"}, func(ctx context.Context, req any) (any, error) {
			return srv.(authServer).Login(ctx, req.(*structpb.Struct))
		})
	}},
	{MethodName: "Logout", Handler: func(srv any, ctx context.Context, dec func(any) error, ic grpc.UnaryServerInterceptor) (any, error) {
		in := new(emptypb.Empty)
		if err := dec(in); err != nil {
			return nil, err
		}
		return ic(ctx, in, &grpc.UnaryServerInfo{Server: srv, FullMethod: "/auth.Auth/Logout"}, func(ctx context.Context, req any) (any, error) {
			return srv.(authServer).Logout(ctx, req.(*emptypb.Empty))
		})
	}},
}}

func main() {
	pool, err := pgxpool.New(context.Background(), os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	s := &AuthService{pool}
	l, err := net.Listen("tcp", ":9000")
	if err != nil {
		log.Fatal(err)
	}
	g := grpc.NewServer(grpc.UnaryInterceptor(s.Interceptor))
	g.RegisterService(&desc, s)
	log.Fatal(g.Serve(l))
}
