package cookie

import (
	"strings"
)

// A mark stands for a piece of a header that no constant tells.
const mark = '\x00'

// header reads the alternatives of a Set-Cookie header's value. It reports
// false when they say too little to be read as a cookie.
func header(ts []Text) (s Set, ok bool) {
	for i, t := range ts {
		one, good := headerText(t)
		if !good {
			return Set{}, false
		}
		if i == 0 {
			s = one
			continue
		}
		for f := range s {
			// An attribute that is there in some alternatives is switched.
			if (s[f].Kind == Absent) != (one[f].Kind == Absent) && Field(f) >= Secure {
				s[f] = Attr{Kind: Runtime}
				continue
			}
			s[f] = join(s[f], one[f])
		}
	}
	return s, len(ts) > 0
}

// headerText reads one alternative.
func headerText(t Text) (s Set, ok bool) {
	var b strings.Builder
	var holes []Attr
	for _, a := range t {
		if a.Kind == Const {
			b.WriteString(strings.ReplaceAll(a.Text, string(mark), ""))
			continue
		}
		b.WriteByte(mark)
		holes = append(holes, a)
	}
	next := 0
	piece := func(text string) Attr {
		var out Text
		for {
			before, after, found := strings.Cut(text, string(mark))
			if before != "" {
				out = append(out, fixed(before))
			}
			if !found {
				break
			}
			out = append(out, holes[next])
			next++
			text = after
		}
		if len(out) == 0 {
			return fixed("")
		}
		return single(out)
	}
	// more notes a piece that may be any attribute, or several of them.
	more := func() {
		for _, f := range []Field{Secure, HttpOnly, SameSite} {
			if s[f].Kind == Absent {
				s[f] = Attr{Kind: Runtime}
			}
		}
	}
	segs, open := strings.Split(b.String(), ";"), false
	for i, seg := range segs {
		name, value, eq := strings.Cut(seg, "=")
		// What follows a whole value at the end may begin with a semicolon.
		if i == len(segs)-1 && (i > 0 && len(value) > 1 && strings.HasSuffix(value, string(mark)) || strings.HasSuffix(value, string(mark)+string(mark))) {
			open = true
		}
		if i == 0 {
			if !eq {
				return s, false
			}
			s[Name] = piece(strings.TrimSpace(name))
			s[Value] = piece(value)
			continue
		}
		if strings.ContainsRune(name, mark) {
			piece(seg)
			more()
			continue
		}
		v := piece(strings.TrimSpace(value))
		switch f, ok := fieldNamed(strings.ReplaceAll(fold(name), "-", "")); {
		case !ok || f == Name || f == Value:
		case f == Secure || f == HttpOnly:
			s[f] = fixed("true")
		case f == MaxAge && v.Kind == Const && v.Text == "0":
			s[f] = fixed("-1") // in a header zero deletes
		case f == Expires && v.Kind == Const && (strings.Contains(v.Text, "1970") || strings.Contains(v.Text, "0001")):
			s[f] = fixed("past")
		default:
			s[f] = v
		}
	}
	if open {
		more()
	}
	return s, true
}
