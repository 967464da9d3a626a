package summary

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// NonceUnread is the call in fn that verifies an ID token whose nonce nobody
// can look at any more: neither is it read here, nor is the token handed on.
// It may be a call of another package's function that does so.
func (s *Package) NonceUnread(fn *ssa.Function) ssa.CallInstruction {
	if ReadsNonce(fn) {
		return nil
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if strings.Contains(ir.Callee(call.Common()), "/oidc.IDTokenVerifier).Verify") {
				if v, ok := call.(*ssa.Call); ok && !escapes(v) {
					return call
				}
				continue
			}
			if len(s.Tracer.Targets(call.Common())) == 0 {
				if f := s.Tracer.Callee(call.Common()); f != nil && f.Nonceless {
					return call
				}
			}
		}
	}
	return nil
}

// nonceless reports whether fn verifies an ID token and hands out nothing in
// which its nonce could be: it is for the caller to say that one was sent.
func (s *Package) nonceless(fn *ssa.Function) bool {
	for v := range fn.Signature.Results().Variables() {
		if _, ok := v.Type().Underlying().(*types.Basic); !ok && !ir.IsError(v.Type()) {
			return false
		}
	}
	for v := range fn.Signature.Params().Variables() {
		if strings.Contains(strings.ToLower(v.Name()), "nonce") || fills(v.Type()) {
			return false
		}
	}
	return s.NonceUnread(fn) != nil
}

// fills reports whether a function may write to what it is given: a struct of
// claims, anything.
func fills(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Pointer:
		_, ok := t.Elem().Underlying().(*types.Struct)
		return ok && ir.TypePath(t) != "net/http.Request"
	case *types.Interface:
		return t.Empty()
	}
	return false
}

// escapes reports whether the ID token itself is returned or handed on, so
// that its nonce may be looked at elsewhere.
func escapes(call *ssa.Call) bool {
	for _, ref := range *call.Referrers() {
		x, ok := ref.(*ssa.Extract)
		if !ok || x.Index != 0 {
			continue
		}
		for _, use := range *x.Referrers() {
			switch use := use.(type) {
			case *ssa.Return, *ssa.Store, *ssa.MakeInterface, *ssa.Phi:
				return true
			case ssa.CallInstruction:
				f := use.Common().StaticCallee()
				if f == nil || f.Signature.Recv() == nil || use.Common().Args[0] != x {
					return true
				}
			}
		}
	}
	return false
}

// ReadsNonce reports whether fn reads the nonce of something.
func ReadsNonce(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if f, ok := in.(*ssa.FieldAddr); ok && strings.HasSuffix(strings.ToLower(ir.FieldName(f)), ".nonce") {
				return true
			}
		}
	}
	return false
}
