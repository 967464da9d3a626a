package bus

import "context"

type Event interface{ Topic() string }

type Bus struct {
	subs map[string][]func(context.Context, Event)
}

func New() *Bus { return &Bus{subs: map[string][]func(context.Context, Event){}} }

func (b *Bus) On(topic string, f func(context.Context, Event)) {
	b.subs[topic] = append(b.subs[topic], f)
}

func (b *Bus) Emit(ctx context.Context, e Event) {
	for _, f := range b.subs[e.Topic()] {
		f(ctx, e)
	}
}
