// Package resolve compares the catalog's lines with the libraries themselves: a
// name that a library does not have would never match anything.
package resolve

import (
	"fmt"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/sessionlint/sessionlint/internal/catalog"
)

// Entry looks the entry's name up in the types of its package, given by path,
// and checks that the object is of the kind its role needs and has the
// parameters that the attributes number.
func Entry(libs map[string]*types.Package, e *catalog.Entry) error {
	owner, member, ptr := split(e.Name)
	path := e.Package
	pkg := libs[path]
	if pkg == nil {
		return fmt.Errorf("%s: package is not loaded", e.Name)
	}
	typ := strings.TrimPrefix(strings.TrimPrefix(owner, path), ".")

	var obj types.Object
	switch {
	case typ == "" && member == "*":
		return nil
	case typ == "":
		obj = pkg.Scope().Lookup(member)
	default:
		tn, ok := pkg.Scope().Lookup(typ).(*types.TypeName)
		if !ok {
			return fmt.Errorf("%s: no type %s", e.Name, typ)
		}
		named, ok := types.Unalias(tn.Type()).(*types.Named)
		if !ok || named.Obj().Pkg() != pkg {
			return fmt.Errorf("%s: %s is not declared in the package", e.Name, typ)
		}
		if member == "*" {
			return nil
		}
		if strings.HasPrefix(e.Name, "(") {
			obj = method(named, member, ptr)
		} else {
			obj = field(named, member)
			for _, other := range beside(e) {
				if field(named, other) == nil {
					return fmt.Errorf("%s: no field %s", e.Name, other)
				}
			}
		}
	}
	if obj == nil {
		return fmt.Errorf("%s: not found", e.Name)
	}
	if set := e.Attr("set"); set != "" {
		if err := Entry(libs, &catalog.Entry{Name: catalog.FullName(path, set), Package: path, Role: e.Role, Args: map[string]string{"arg": "0"}}); err != nil {
			return err
		}
	}
	if maker := e.Attr("maker"); maker != "" {
		if err := Entry(libs, &catalog.Entry{Name: catalog.FullName(path, maker), Package: path, Role: e.Role, Args: map[string]string{"arg": e.Attr("given")}}); err != nil {
			return err
		}
	}
	return checkKind(e, obj)
}

// beside are the other fields of its struct that a line about a field names.
func beside(e *catalog.Entry) []string {
	var r []string
	for _, attr := range []string{"without", "into"} {
		if f := e.Attr(attr); f != "" {
			r = append(r, f)
		}
	}
	if e.Role == catalog.ConfigDefault {
		r = append(r, e.Attr("key"))
	}
	return r
}

// split cuts a full name into what comes before its last dot and after it.
func split(name string) (owner, member string, ptr bool) {
	i := strings.LastIndex(name, ".")
	owner, member = name[:i], name[i+1:]
	if strings.HasPrefix(owner, "(") {
		owner = strings.TrimSuffix(owner[1:], ")")
		owner, ptr = strings.TrimPrefix(owner, "*"), strings.HasPrefix(owner, "*")
	}
	return owner, member, ptr
}

// method returns the method that is declared on the type itself; promoted ones
// are called by another name.
func method(named *types.Named, name string, ptr bool) types.Object {
	if iface, ok := named.Underlying().(*types.Interface); ok {
		for m := range iface.ExplicitMethods() {
			if m.Name() == name && !ptr {
				return m
			}
		}
		return nil
	}
	for m := range named.Methods() {
		if m.Name() != name {
			continue
		}
		_, isPtr := m.Signature().Recv().Type().(*types.Pointer)
		if isPtr == ptr {
			return m
		}
	}
	return nil
}

func field(named *types.Named, name string) types.Object {
	s, ok := named.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for f := range s.Fields() {
		if f.Name() == name {
			return f
		}
	}
	return nil
}

var attrs = []string{"name", "value", "path", "domain", "expires", "maxage", "secure", "httponly", "samesite"}

func checkKind(e *catalog.Entry, obj types.Object) error {
	fn, isFunc := obj.(*types.Func)
	_, isType := obj.(*types.TypeName)
	v, isVar := obj.(*types.Var)
	isField := isVar && v.IsField()
	ok := isFunc
	switch e.Role {
	case catalog.WeakReader, catalog.StrongReader, catalog.NoRecord:
		ok = isFunc || isVar && !isField
	case catalog.Sink, catalog.IDFunc, catalog.CookieApply:
		ok = isFunc
		if e.Attr("arg") == "" {
			ok = isField || isVar && e.Role == catalog.IDFunc
		}
	case catalog.Pass, catalog.Source, catalog.Given, catalog.JWTOption, catalog.SessionDestroy, catalog.WholeURL, catalog.ConfigDefault:
		ok = isFunc || isField
	case catalog.Lifetime, catalog.ClaimsExpiry:
		if e.Attr("arg") == "" {
			ok = isField || isFunc && (e.Attr("set") != "" || e.Attr("map") != "" || e.Attr("maker") != "")
		}
	case catalog.ExpiryOff:
		ok = isFunc || isField
	case catalog.TimePass:
		if e.Attr("arg") == "" {
			ok = isType
		}
	case catalog.CookieType, catalog.CookieOptions, catalog.KeyFunc, catalog.EntryType, catalog.ClaimsType, catalog.Reveals:
		ok = isType
	case catalog.CookieField:
		ok = isField && slices.Contains(attrs, e.Attr("attr"))
	case catalog.SessionBind, catalog.SessionID:
		ok = isFunc || isField || isType
	case catalog.Verify:
		ok = isFunc || isVar && !isField // a variable that holds a function
	case catalog.CookieSetter:
		ok = isFunc && slices.Contains(attrs, e.Attr("attr"))
	}
	if !ok {
		return fmt.Errorf("%s: %v cannot be %s", e.Name, obj, e.Role)
	}
	if !isFunc {
		return nil
	}
	// Positions must exist.
	n := fn.Signature().Params().Len()
	keys := []string{"arg", "buf", "reader", "len", "alphabet", "to", "cookie", "options", "others", "from", "map", "pairs", "keys"}
	switch e.Role {
	case catalog.Strong:
		keys = append(keys, "max")
	case catalog.Source:
		keys = append(keys, "into", "default", "name")
	case catalog.CookieWrite, catalog.HeaderSet:
		keys = append(keys, attrs...)
	case catalog.SessionGet, catalog.SessionBind, catalog.SessionRenew, catalog.SessionDestroy, catalog.SessionClear, catalog.ContextSet:
		keys = append(keys, "id", "key", "value", "name")
	case catalog.Verify, catalog.Hash:
		keys = append(keys, "password", "hash", "token")
	case catalog.JWTIssue, catalog.JWTParse:
		keys = append(keys, "token", "claims")
	case catalog.Persist:
		keys = append(keys, "sql", "command", "key", "value", "model", "table", "column", "where", "args", "ttl", "row")
		if err := checkPersist(e); err != nil {
			return err
		}
	}
	for _, k := range keys {
		for _, s := range strings.Split(e.Attr(k), ",") {
			if s == "" || s == "all" && k == "arg" || s == "recv" && fn.Signature().Recv() != nil || s == "ctx" && k == "samesite" {
				continue
			}
			if i, err := strconv.Atoi(s); err != nil || i < 0 || i >= n {
				return fmt.Errorf("%s: %s=%s, but it has %d parameters", e.Name, k, s, n)
			}
		}
	}
	return nil
}

// checkPersist checks that the line tells what is done.
func checkPersist(e *catalog.Entry) error {
	told := e.Attr("sql") != "" || e.Attr("command") != ""
	if kinds := []string{"insert", "update", "upsert", "delete", "read", "part"}; told == slices.Contains(kinds, e.Attr("kind")) {
		return fmt.Errorf("%s: wants one of kind=, sql= and command=", e.Name)
	}
	return nil
}
