package withtests

import "testing"

var inTest, other = NewToken(), len(NewToken())

func TestX(t *testing.T) {
	sessionToken := NewToken()
	_ = sessionToken + inTest
	_ = other
}
