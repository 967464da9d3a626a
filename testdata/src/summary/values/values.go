package values

import (
	"crypto/md5"
	crand "crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math/big"
	"strings"
	"time"

	"sessionlint.test/src/summary/callee"
)

func conversion() string { return fmt.Sprint(callee.Weak()) } // want `result 0: weak math/rand`

func argument() []byte { return callee.Bytes(16) } // want `result 0: 128 bits`

func handedOn(n int) []byte { return callee.Bytes(n) } // want `result 0: 8.0 bits x param 0`

func filled() string { // want `result 0: 64 bits`
	b := make([]byte, 8)
	callee.Fill(b)
	return string(b)
}

func through() string { return callee.Same(fmt.Sprint(time.Now().Unix())) } // want `result 0: weak time`

func hexed() string { return callee.Hex(callee.Bytes(9))[:4] } // want `result 0: 16 bits`

func encoded() string { // want `result 0: 48 bits`
	return base64.StdEncoding.EncodeToString(callee.Bytes(32))[:8]
}

func hashed() string { // want `result 0: weak time, hashed`
	return fmt.Sprintf("%x", md5.Sum([]byte(time.Now().String())))
}

func limited() []byte { // want `result 0: 256 bits, hashed`
	s := sha256.Sum256(callee.Bytes(64))
	return s[:]
}

func digits() string { // want `result 0: 20 bits, digits`
	s := ""
	for i := 0; i < 6; i++ {
		n, err := crand.Int(crand.Reader, big.NewInt(10))
		if err != nil {
			panic(err)
		}
		s += n.String()
	}
	return s
}

func joined() string { // want `result 0: 64 bits`
	return strings.Join([]string{string(callee.Bytes(4)), "-", string(callee.Bytes(4))}, "")
}

func either(b bool) any { // want `result 0: weak time or 128 bits`
	if b {
		return time.Now().String()
	}
	return string(callee.Bytes(16))
}

func captured() string { // want `result 0: weak math/rand`
	s := ""
	func() { s = fmt.Sprint(callee.Weak()) }()
	return s
}

type box struct{ v string }

func (b *box) set()        { b.v = fmt.Sprint(callee.Weak()) }
func (b *box) get() string { return b.v } // want `result 0: weak math/rand`

func channel() string { // want `result 0: weak math/rand`
	c := make(chan string, 1)
	c <- fmt.Sprint(callee.Weak())
	return <-c
}

func mapped() string { // want `result 0: weak math/rand`
	m := map[string]string{"a": fmt.Sprint(callee.Weak())}
	return m["a"]
}

func generic[T any](x T) T { return x } // want `result 0: param 0`

func instance() string { return generic(fmt.Sprint(callee.Weak())) } // want `result 0: weak math/rand`

func methodValue() string { // want `result 0: weak math/rand`
	f := callee.Weak
	return fmt.Sprint(f())
}

func global() string { return fmt.Sprint(callee.Seed) } // want `result 0: weak math/rand`

func opaque(f func() string) string { return f() } // want `result 0: unknown`
