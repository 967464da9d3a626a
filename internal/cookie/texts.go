package cookie

func orHole(ts, hole []Text) []Text {
	if len(ts) == 0 {
		return hole
	}
	return ts
}

func outerTexts(ts []Text) []Text {
	out := make([]Text, len(ts))
	for i, t := range ts {
		for _, a := range t {
			out[i] = append(out[i], outer(a))
		}
	}
	return out
}

// union adds alternatives up to the bound.
func union(a, b []Text) []Text {
	for _, t := range b {
		if len(a) >= maxTexts {
			break
		}
		dup := false
		for _, s := range a {
			if equal(s, t) {
				dup = true
			}
		}
		if !dup {
			a = append(a[:len(a):len(a)], t)
		}
	}
	return a
}

func equal(a, b Text) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// concat joins every alternative of a with every one of b. Beyond the bound
// the last alternatives of a are kept with the last of b: the longest ones
// in code that appends step by step.
func (p *Package) concat(a, b []Text) []Text {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	var ts []Text
	for _, x := range a {
		for _, y := range b {
			t := append(append(Text{}, x...), y...)
			ts = append(ts, compact(t))
		}
	}
	if len(ts) > maxTexts {
		ts = append([]Text{ts[0]}, ts[len(ts)-maxTexts+1:]...)
	}
	return ts
}

// compact merges neighbouring constants.
func compact(t Text) Text {
	var out Text
	for _, a := range t {
		if n := len(out); n > 0 && a.Kind == Const && out[n-1].Kind == Const {
			out[n-1] = fixed(out[n-1].Text + a.Text)
			continue
		}
		if a.Kind == Const && a.Text == "" && len(t) > 1 {
			continue
		}
		out = append(out, a)
	}
	if len(out) == 0 {
		out = Text{fixed("")}
	}
	return out
}

// attrOf makes one attribute of a string's alternatives.
func attrOf(ts []Text) Attr {
	var a Attr
	for i, t := range ts {
		b := single(t)
		if i == 0 {
			a = b
		} else {
			a = join(a, b)
		}
	}
	if a.Kind == Absent {
		return Attr{Kind: Runtime}
	}
	return a
}

func single(t Text) Attr {
	t = compact(t)
	if len(t) == 1 {
		return t[0]
	}
	if len(t) == 2 && t[0].Kind == Const && t[1].Kind == Param && t[1].Field == "" {
		return t[1].behind(t[0].Text)
	}
	a := Attr{Kind: Runtime}
	for _, b := range t {
		if b.Kind == Const {
			a.Text += b.Text
		} else if a.Ident == "" {
			a.Ident = b.Ident
		}
		a.Wide = a.Wide || b.Wide
		a.State = a.State || b.State
	}
	return a
}
