// Package order takes the shop's orders.
package order

import (
	"time"

	"sessionlint.test/src/example/internal/ident"
)

// An Order is what a customer buys.
type Order struct {
	Reference string
	Customer  string
	Article   string
	Placed    time.Time
}

// Place makes an order. Its reference is printed on the parcel and protects
// nothing, so it may come from math/rand.
func Place(customer, article string) Order {
	return Order{Reference: ident.String(8), Customer: customer, Article: article, Placed: time.Now()}
}
