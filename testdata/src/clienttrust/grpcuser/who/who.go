package who

import "context"

type k struct{}

func With(ctx context.Context, user string) context.Context { return context.WithValue(ctx, k{}, user) }
