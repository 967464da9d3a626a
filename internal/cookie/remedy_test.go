package cookie

import (
	"go/constant"
	"go/token"
	"go/types"
	"testing"
)

func TestOn(t *testing.T) {
	lib := types.NewPackage("example.com/lib", "lib")
	mode := types.NewNamed(types.NewTypeName(token.NoPos, lib, "Mode", nil), types.Typ[types.Int], nil)
	for i, name := range []string{"ModeNone", "ModeLax", "ModeStrict"} {
		lib.Scope().Insert(types.NewConst(token.NoPos, lib, name, mode, constant.MakeInt64(int64(i))))
	}
	lib.Scope().Insert(types.NewConst(token.NoPos, lib, "Lax", types.Typ[types.String], constant.MakeString("Lax")))
	other := types.NewPackage("example.com/other", "other")
	unknown := types.NewNamed(types.NewTypeName(token.NoPos, other, "Mode", nil), types.Typ[types.Int], nil)
	partial := types.NewPackage("net/http", "http")
	sameSite := types.NewNamed(types.NewTypeName(token.NoPos, partial, "SameSite", nil), types.Typ[types.Int], nil)
	for _, test := range []struct {
		t    types.Type
		f    Field
		want string
	}{
		{types.Typ[types.Bool], Secure, "true"},
		{types.Typ[types.String], SameSite, `"Lax"`},
		{mode, SameSite, "lib.ModeLax"},
		{sameSite, SameSite, "http.SameSiteLaxMode"},
		{unknown, SameSite, "Lax"},
	} {
		if got := assigned(test.t, test.f, false); got != test.want {
			t.Errorf("%v of type %v: %s, want %s", test.f, test.t, got, test.want)
		}
	}
	if got := assigned(types.Typ[types.Bool], HttpOnly, true); got != "false" {
		t.Errorf("an inverted field becomes %s", got)
	}
	if _, _, ok := On(types.Typ[types.Int], Secure); ok {
		t.Error("a number is no switch")
	}
}
