package front

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// completion prints a script that makes a shell complete sessionlint's
// commands and flags.
func completion(args []string, analyzers []*analysis.Analyzer) int {
	if len(args) != 1 {
		return fail(fmt.Errorf("completion: want bash, zsh or fish"))
	}
	var words []string
	(&options{}).flags(analyzers).VisitAll(func(f *flag.Flag) {
		if strings.HasSuffix(f.Name, ".tests") || strings.HasSuffix(f.Name, ".generated") {
			return // every analyzer has them
		}
		word := "-" + f.Name
		if !isBool(f.Value) {
			word += "="
		}
		words = append(words, word)
	})
	for _, f := range formats {
		words = append(words, "-format="+f)
	}
	var names []string
	for _, a := range analyzers {
		names = append(names, a.Name)
	}
	script := scripts[args[0]]
	if script == "" {
		return fail(fmt.Errorf("completion: no shell %q: want bash, zsh or fish", args[0]))
	}
	strings.NewReplacer("@FLAGS@", strings.Join(words, " "), "@NAMES@", strings.Join(names, " ")).WriteString(os.Stdout, script)
	return Clean
}

var scripts = map[string]string{
	"bash": `# sessionlint completion for bash: source <(sessionlint completion bash)
_sessionlint() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
	case $prev in
	help | explain) COMPREPLY=($(compgen -W '@NAMES@' -- "$cur")); return ;;
	completion) COMPREPLY=($(compgen -W 'bash zsh fish' -- "$cur")); return ;;
	esac
	case $cur in
	-*) COMPREPLY=($(compgen -W '@FLAGS@' -- "$cur")); [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace ;;
	*)
		COMPREPLY=($(compgen -d -- "$cur"))
		((COMP_CWORD == 1)) && COMPREPLY+=($(compgen -W 'help explain completion' -- "$cur"))
		;;
	esac
}
complete -F _sessionlint sessionlint
`,
	"zsh": `#compdef sessionlint
# sessionlint completion for zsh: source <(sessionlint completion zsh)
_sessionlint() {
	case $words[CURRENT-1] in
	help | explain) compadd -- @NAMES@; return ;;
	completion) compadd -- bash zsh fish; return ;;
	esac
	if [[ $words[CURRENT] == -* ]]; then
		compadd -- @FLAGS@
	else
		((CURRENT == 2)) && compadd -- help explain completion
		_files -/
	fi
}
compdef _sessionlint sessionlint
`,
	"fish": `# sessionlint completion for fish: sessionlint completion fish | source
complete -c sessionlint -n '__fish_seen_subcommand_from help explain' -f -a '@NAMES@'
complete -c sessionlint -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'
complete -c sessionlint -n '__fish_use_subcommand' -a 'help explain completion'
complete -c sessionlint -n 'string match -q -- "-*" (commandline -ct)' -f -a '@FLAGS@'
`,
}
