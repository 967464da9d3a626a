package main

import (
	"net/http"

	"go.etcd.io/bbolt"

	"sessionlint.test/src/logout/commandbus/bolted"
	"sessionlint.test/src/logout/commandbus/cmd"
	"sessionlint.test/src/logout/commandbus/panel"
)

func main() {
	db, err := bbolt.Open("print.db", 0o600, nil)
	if err != nil {
		panic(err)
	}
	g, o := bolted.Grants{DB: db}, bolted.Operators{DB: db}
	bus := cmd.NewBus()
	cmd.Handle(bus, func(c cmd.SignOff) error { return g.Erase(c.Code) })
	cmd.Handle(bus, func(c cmd.NewPin) error {
		if err := o.SetPin(c.Operator, c.Hash); err != nil {
			return err
		}
		return g.EraseOf(c.Operator)
	})
	http.ListenAndServe(":631", panel.Mux(panel.Deps{Bus: bus, Grants: g, Operators: o}))
}
