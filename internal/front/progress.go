package front

import (
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/sessionlint/sessionlint/internal/format"
)

// progress shows on a terminal, from the first second on, that the run goes
// on. The returned function ends it and clears the line.
func progress(f *os.File) (stop func()) {
	if !format.IsTerminal(f) {
		return func() {}
	}
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for s := 0; ; {
			select {
			case <-done:
				if s > 0 {
					fmt.Fprint(f, "\r\x1b[K")
				}
				return
			case <-tick.C:
				s++
				fmt.Fprintf(f, "\r\x1b[Ksessionlint: analysing, %d s", s)
			}
		}
	})
	return func() { close(done); wg.Wait() }
}
