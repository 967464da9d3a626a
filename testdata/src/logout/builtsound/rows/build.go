package rows

import "strings"

type stmt struct {
	sb   strings.Builder
	args []any
}

func del(table string) *stmt { s := &stmt{}; s.sb.WriteString("DELETE FROM " + table); return s }

func upd(table, col string, v any) *stmt {
	s := &stmt{args: []any{v}}
	s.sb.WriteString("UPDATE " + table + " SET " + col + " = ?")
	return s
}

func (s *stmt) where(col string, v any) *stmt {
	s.sb.WriteString(" WHERE " + col + " = ?")
	s.args = append(s.args, v)
	return s
}
