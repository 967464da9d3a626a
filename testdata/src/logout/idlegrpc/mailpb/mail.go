package mailpb

import (
	"context"

	"google.golang.org/grpc"
)

type LoginRequest struct{ Mailbox, Password string }
type LoginReply struct{ Token string }
type LogoutRequest struct{}
type PasswordRequest struct{ Old, New string }
type Empty struct{}

type AccessServer interface {
	Login(context.Context, *LoginRequest) (*LoginReply, error)
	Logout(context.Context, *LogoutRequest) (*Empty, error)
	ChangePassword(context.Context, *PasswordRequest) (*Empty, error)
}

func handler[Q, A any](name string, call func(AccessServer, context.Context, *Q) (*A, error)) grpc.MethodDesc {
	return grpc.MethodDesc{MethodName: name, Handler: func(srv any, ctx context.Context, dec func(any) error, in grpc.UnaryServerInterceptor) (any, error) {
		q := new(Q)
		if err := dec(q); err != nil {
			return nil, err
		}
		info := &grpc.UnaryServerInfo{Server: srv, FullMethod: "/mail.Access/" + name}
		return in(ctx, q, info, func(ctx context.Context, q any) (any, error) {
			return call(srv.(AccessServer), ctx, q.(*Q))
		})
	}}
}

func RegisterAccessServer(s grpc.ServiceRegistrar, srv AccessServer) {
	s.RegisterService(&grpc.ServiceDesc{ServiceName: "mail.Access", HandlerType: (*AccessServer)(nil), Methods: []grpc.MethodDesc{
		handler("Login", AccessServer.Login),
		handler("Logout", AccessServer.Logout),
		handler("ChangePassword", AccessServer.ChangePassword),
	}}, srv)
}
