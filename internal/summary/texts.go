package summary

import (
	"strings"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A TextDefault is the text that a setting is unless it is configured.
type TextDefault struct {
	Key  string // the setting's name, or the mark of the field or variable that it is read into
	Text string
	At   trace.Step
}

// texts are the settings' defaults that the package and its imports give.
type texts struct {
	own   []TextDefault
	known map[string]TextDefault
	at    map[string]Sink // where the own ones are
}

func (s *Package) readTexts() {
	s.texts = texts{known: map[string]TextDefault{}, at: map[string]Sink{}}
	for _, st := range imported(s.pass) {
		for _, d := range st.Texts {
			s.texts.known[d.Key] = d
		}
	}
	for _, fn := range s.IR.Funcs {
		for _, k := range s.Sinks(fn) {
			if k.As != defaultOf {
				continue
			}
			v := s.Tracer.Of(k.Value)
			key := defaultKey(k.Marks)
			if len(v) != 1 || !v[0].IsConst || v[0].Const == "" || key == "" {
				continue
			}
			d := TextDefault{key, v[0].Const[:min(len(v[0].Const), maxConst)], s.Tracer.Step(k.Pos, "the default of the setting "+quote(name(key)))}
			if lexicon.MayBeKey(name(key)) {
				s.texts.own = append(s.texts.own, d)
			}
			s.texts.known[key], s.texts.at[key] = d, k
		}
	}
	s.readFilled()
}

// settingKey is the name of the setting among the marks, as viper and others
// compare them: in lower case.
func settingKey(ms []trace.Mark) string {
	for _, m := range ms {
		if m.Kind() == trace.FromConfig && !strings.HasPrefix(m.Name(), "$") {
			return strings.ToLower(m.Name())
		}
	}
	return ""
}

// defaultKey is the Key of a default with these marks.
func defaultKey(ms []trace.Mark) string {
	if key := settingKey(ms); key != "" || len(ms) == 0 {
		return key
	}
	return string(ms[0])
}

// name is what a Key names, for people.
func name(key string) string {
	if m := trace.Mark(key); m.Kind() == trace.FromField || m.Kind() == trace.FromVar {
		return word(m.Name())
	}
	return key
}

// Name is the setting's name, or that of the field or variable that it is read
// into.
func (d TextDefault) Name() string { return name(d.Key) }

// TextDefault returns the default of the setting that the marks name.
func (s *Package) TextDefault(ms []trace.Mark) (TextDefault, bool) {
	if d, ok := s.texts.known[settingKey(ms)]; ok {
		return d, true
	}
	for _, m := range ms {
		if m.Kind() == trace.FromField || m.Kind() == trace.FromVar {
			if d, ok := s.texts.known[string(m)]; ok {
				return d, true
			}
		}
	}
	return TextDefault{}, false
}
