package front

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"
)

// progress shows on a terminal, from the first second on, that the run goes
// on. The returned function ends it and clears the line.
func progress(f *os.File) (stop func()) {
	if !isTerminal(f) {
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

// sortByCount sorts names by falling count, then alphabetically.
func sortByCount(names []string, count map[string]int) {
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
}
