package ir

import "go/types"

// Implements reports whether a type or a pointer to it implements an interface,
// a generic type with some arguments.
func Implements(t types.Type, iface *types.Interface) bool {
	if types.Implements(t, iface) || types.Implements(types.NewPointer(t), iface) {
		return true
	}
	i := instance(t, iface)
	return i != nil && types.Implements(types.NewPointer(i), iface)
}

// instance returns a generic type, or what a pointer to one points to, with the
// arguments with which its methods may be those of the interface, or nil.
func instance(t types.Type, iface *types.Interface) types.Type {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Origin().TypeParams().Len() == 0 {
		return nil
	}
	n = n.Origin()
	args := map[string]types.Type{} // by the names of the receiver's parameters: each method has its own
	for m := range iface.Methods() {
		obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(n), false, m.Pkg(), m.Name())
		f, ok := obj.(*types.Func)
		if !ok {
			return nil
		}
		byMethod := map[string]types.Type{}
		infer(f.Signature(), m.Signature(), byMethod)
		for i := range f.Signature().RecvTypeParams().Len() {
			if a := byMethod[f.Signature().RecvTypeParams().At(i).Obj().Name()]; a != nil {
				args[n.TypeParams().At(i).Obj().Name()] = a
			}
		}
	}
	var list []types.Type
	for i := range n.TypeParams().Len() {
		a := args[n.TypeParams().At(i).Obj().Name()]
		if a == nil {
			return nil
		}
		list = append(list, a)
	}
	r, err := types.Instantiate(nil, n, list, true)
	if err != nil {
		return nil
	}
	return r
}

// infer finds what type parameters stand for where a type that has them is to be
// another.
func infer(generic, concrete types.Type, args map[string]types.Type) {
	switch g := types.Unalias(generic).(type) {
	case *types.TypeParam:
		args[g.Obj().Name()] = concrete
	case *types.Pointer:
		if c, ok := types.Unalias(concrete).(*types.Pointer); ok {
			infer(g.Elem(), c.Elem(), args)
		}
	case *types.Slice:
		if c, ok := types.Unalias(concrete).(*types.Slice); ok {
			infer(g.Elem(), c.Elem(), args)
		}
	case *types.Map:
		if c, ok := types.Unalias(concrete).(*types.Map); ok {
			infer(g.Key(), c.Key(), args)
			infer(g.Elem(), c.Elem(), args)
		}
	case *types.Signature:
		if c, ok := types.Unalias(concrete).(*types.Signature); ok {
			inferAll(g.Params(), c.Params(), args)
			inferAll(g.Results(), c.Results(), args)
		}
	case *types.Named:
		c, ok := types.Unalias(concrete).(*types.Named)
		if !ok || c.Origin() != g.Origin() {
			return
		}
		for i := range g.TypeArgs().Len() {
			infer(g.TypeArgs().At(i), c.TypeArgs().At(i), args)
		}
	}
}

func inferAll(generic, concrete *types.Tuple, args map[string]types.Type) {
	for i := range min(generic.Len(), concrete.Len()) {
		infer(generic.At(i).Type(), concrete.At(i).Type(), args)
	}
}
