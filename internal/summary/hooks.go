package summary

import (
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// hooks are the methods by which a model is filled just before its row is
// written, with the type that their only parameter points to, if they have
// one. Read at gorm.io/gorm@v1.25.12 callbacks/interfaces.go, xorm.io/xorm@v1.3.9
// interface.go and docs of jinzhu/gorm v1.
var hooks = map[string]string{
	"BeforeCreate": "gorm.io/gorm.DB", "BeforeSave": "gorm.io/gorm.DB", "BeforeUpdate": "gorm.io/gorm.DB", "BeforeInsert": "",
}

// hookSink adds what a model's hook stores to a field of its own under which
// a token is kept: there it is written, whoever saves the model.
func (s *Package) hookSink(in *ssa.Store, f *ssa.FieldAddr, add func(Sink)) {
	fn := in.Parent()
	given, hook := hooks[fn.Name()]
	if !hook || fn.Signature.Recv() == nil || len(fn.Params) == 0 || f.X != fn.Params[0] || len(fn.Params) > 2 {
		return
	}
	if unsaved(f) || len(fn.Params) == 2 && ir.TypePath(fn.Params[1].Type()) != given {
		return
	}
	record, fields := recordOf(f.X)
	name := ir.FieldName(f)
	if _, told := s.ends.kept[string(trace.NewMark(trace.FromField, name))]; told || !keeps(record, word(name), fields) {
		return
	}
	add(Sink{Pos: in.Pos(), As: "persist", What: "field " + shortField(name) + ", the row of a model", API: fn.Name(), Value: in.Val, Label: word(name), In: in})
}
