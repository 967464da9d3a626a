// Package binding says where a program binds somebody's identity to a session,
// where it has verified a credential before, and where the session gets a new
// id: what the rule on session fixation has to know.
package binding

import (
	"fmt"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/hidden"
)

// An Effect is what a function does, itself or through what it calls. It is
// exported as a fact.
type Effect struct {
	Verifies string // the kind of credential that it verifies, or ""
	Binds    *Bind  // an identity that it puts into a session
	Setter   *Setter
	Fills    *Fill
	Renews   bool  // the session gets a new id, or is destroyed
	RenewsIf []int // it does if one of these parameters is set
	Begins   bool  // a new session is made in any case, beside the one that there may be
	Finds    bool  // its result is a session that was there before
	Wraps    bool  // a function made inside renews: a middleware
	Entry    bool  // called by a framework
	Login    *Login
	Opens    []Open
	Hands    []Hand // what it hands through such an interface
	Adopts   []int  // parameters that become a new session's id where they aren't found
	Keys     []int  // parameters that become the key of something new on the server, without having been looked up
	Unasked  bool   // its result may be an id of the client that wasn't looked up, or a new one
	Looks    []Look
	Proves   []int // parameters that it verifies as signed tokens
}

// A Bind is an identity that is put into a session.
type Bind struct {
	Library   string // the session library's package
	Key       string // under which it is put, or what names the value
	At        string // file:line
	Privilege bool   // not the identity, but what it may do
	Table     string // it counts if this keeps sessions, as the look-ups show
	Flag      bool   // only a flag is set: it counts behind a second factor
}

// A Setter says that a function puts a parameter's value into a session.
type Setter struct {
	Library    string
	Key, Value int    // the parameters, with the receiver first; no key is -1
	Name       string // the key, if that is no parameter
	Table      string // of the rows that are written, if it is unknown what they are
}

// A Fill says that a function writes an identity into a session object of the
// program's own that is its parameter.
type Fill struct {
	Object int // the parameter, with the receiver first
	Value  int // the parameter that is written, or -1
	Key    string
	Record string // the object's type, if that counts only where it is known to be a session's
}

// An Open is a call through an interface of which no implementation is
// visible yet.
type Open struct {
	Package, Type, Method string
}

// A Login is an identity bound after a credential was verified, without a new
// session id so far. It waits for a caller, or a package that knows the store.
type Login struct {
	Verify string // kind
	Bind   Bind
	Store  bool // it depends on what kind of store there is
	Caller bool // a caller may renew
	Around bool // who registers the handler may have put a renewing middleware around it
	At     hidden.Place
}

// AFact marks Effect as a fact.
func (*Effect) AFact() {}

func (e *Effect) String() string {
	return fmt.Sprintf("verifies %q, binds %v, renews %v", e.Verifies, e.Binds != nil, e.Fresh())
}

// Empty reports whether there is nothing to tell.
func (e *Effect) Empty() bool {
	return e.Verifies == "" && e.Binds == nil && e.Setter == nil && e.Fills == nil && !e.Renews && len(e.RenewsIf) == 0 && !e.Begins && !e.Finds && !e.Wraps && e.Login == nil && len(e.Opens)+len(e.Hands) == 0 && len(e.Looks)+len(e.Adopts)+len(e.Keys)+len(e.Proves) == 0 && !e.Unasked
}

// Taken is the kind of a password that a function called a login reads: how it
// verifies it can't be seen.
const Taken = "taken"

// Fresh reports whether whoever calls the function goes on in a session with a
// new id.
func (e *Effect) Fresh() bool { return e.Renews || e.Begins }

// Waits reports whether the function is judged in a package above.
func (e *Effect) Waits() bool { return e.Login != nil || e.Entry && len(e.Opens) > 0 }

const maxOpens = 8

// join adds what a callee does.
func (e *Effect) join(f *Effect) {
	if f == nil {
		return
	}
	if e.Verifies == "" || e.Verifies == Taken && f.Verifies != "" {
		e.Verifies = f.Verifies
	}
	if e.Binds == nil || e.Binds.Table != "" && f.Binds != nil && f.Binds.Table == "" {
		e.Binds = f.Binds
	}
	e.Renews, e.Begins = e.Renews || f.Renews, e.Begins || f.Begins
	for _, o := range f.Opens {
		e.open(o)
	}
	for _, h := range f.Hands {
		e.hand(h)
	}
}

func (e *Effect) open(o Open) {
	for _, x := range e.Opens {
		if x == o {
			return
		}
	}
	if len(e.Opens) < maxOpens {
		e.Opens = append(e.Opens, o)
	}
}

// An event is an instruction that does something to the session.
type event struct {
	at   ssa.Instruction
	does Effect
	// login is set where the callee, of another package, leaves a login for
	// its callers to answer.
	login  *Login
	callee string
	filled bool // the callee writes into a record that is found here
}
