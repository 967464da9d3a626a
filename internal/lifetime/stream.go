package lifetime

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// streams reports connections that are opened for a session and then read or
// written without end and without asking for the session again. What asks by
// its name, and what ends a connection at a time, answers.
func (p *Package) streams() {
	var opened token.Pos
	answered := false
	for _, fn := range p.ir.Funcs {
		opens, moves := false, false
		for _, in := range calls(fn) {
			name := ir.Callee(in.Common())
			switch {
			case p.cat.Has(name, catalog.StreamOpen) != nil:
				opens = true
				if !opened.IsValid() {
					opened = in.Pos()
				}
			case p.cat.Has(name, catalog.StreamMove) != nil:
				moves = true
			}
		}
		answered = answered || moves && p.asksSession(fn, opens)
	}
	if opened.IsValid() && !answered {
		p.report(Finding{Pos: opened, Kind: Outlives, Use: Use{What: "the connection", Fix: "verify the session again at each message or every few minutes, and close the connection when it has ended"}})
	}
}

// asksSession reports whether a function that moves messages verifies the
// session, at each of them if it also opens the connection.
func (p *Package) asksSession(fn *ssa.Function, opens bool) bool {
	for _, in := range calls(fn) {
		name := last(ir.Callee(in.Common()))
		switch ir.Callee(in.Common()) {
		case "time.AfterFunc", "time.NewTimer", "context.WithDeadline", "context.WithTimeout", "time.After":
			return true
		}
		if lexicon.ChecksAge(name) && lexicon.OfSession(append(lexicon.Words(name), "")) && (!opens || loops(in.Block())) {
			return true
		}
	}
	return false
}

// loops reports whether a block can come after itself.
func loops(b *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	work := append([]*ssa.BasicBlock{}, b.Succs...)
	for len(work) > 0 {
		x := work[len(work)-1]
		work = work[:len(work)-1]
		if x == b {
			return true
		}
		if !seen[x] {
			seen[x] = true
			work = append(work, x.Succs...)
		}
	}
	return false
}
