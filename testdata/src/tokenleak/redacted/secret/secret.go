package secret

import "log/slog"

type String string

func (String) String() string       { return "[redacted]" }
func (String) LogValue() slog.Value { return slog.StringValue("[redacted]") }
