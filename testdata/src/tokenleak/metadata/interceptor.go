// Package rpcauth has the interceptors of the billing service.
package rpcauth

import (
	"context"
	"time"

	"github.com/sirupsen/logrus"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

type Principal struct{ Tenant, User string }

type Resolver interface {
	Resolve(ctx context.Context, bearer string) (Principal, error)
}

type ctxKey struct{}

func From(ctx context.Context) (Principal, bool) {
	p, ok := ctx.Value(ctxKey{}).(Principal)
	return p, ok
}

func Unary(res Resolver, log logrus.FieldLogger) grpc.UnaryServerInterceptor {
	return func(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
		began := time.Now()
		md, _ := metadata.FromIncomingContext(ctx)
		vals := md.Get("authorization")
		if len(vals) != 1 {
			return nil, status.Error(codes.Unauthenticated, "credentials missing")
		}
		p, err := res.Resolve(ctx, vals[0])
		entry := log.WithFields(logrus.Fields{ // want `the request's whole metadata with its credentials is written to the`
			"method": info.FullMethod,
			"took":   time.Since(began),
			"md":     md,
		})
		if err != nil {
			entry.WithError(err).Warn("refused")
			return nil, status.Error(codes.Unauthenticated, "credentials refused")
		}
		entry.Debug("accepted")
		return next(context.WithValue(ctx, ctxKey{}, p), req)
	}
}
