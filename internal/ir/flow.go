package ir

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Reaches reports whether control can go on from one block to the other, by
// at least one edge and without entering the block not, which may be nil: in
// a loop, the one that makes the value in question anew.
func Reaches(from, to, not *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{not: true}
	for todo := []*ssa.BasicBlock{from}; len(todo) > 0; {
		b := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, n := range b.Succs {
			if seen[n] {
				continue
			}
			if n == to {
				return true
			}
			seen[n] = true
			todo = append(todo, n)
		}
	}
	return false
}

// MayFollow reports whether b may run after a, in one function.
func MayFollow(a, b ssa.Instruction) bool { return follows(a, b, nil) }

// Together reports whether both instructions may run on the same value, one
// before or after the other.
func Together(a, b ssa.Instruction, on ssa.Value) bool {
	var made *ssa.BasicBlock
	if in, ok := on.(ssa.Instruction); ok && in.Parent() == a.Parent() {
		made = in.Block()
	}
	return follows(a, b, made) || follows(b, a, made)
}

func follows(a, b ssa.Instruction, not *ssa.BasicBlock) bool {
	from, to := a.Block(), b.Block()
	if from == nil || to == nil || from.Parent() != to.Parent() {
		return false
	}
	if from == to && slices.Index(from.Instrs, a) <= slices.Index(from.Instrs, b) {
		return true
	}
	return Reaches(from, to, not)
}
