// Tells what BuildKit reads in Dockerfiles.
//
// It reads one question a line from standard input, the text of a Dockerfile as a JSON string, and answers each with a
// line: the instructions, each as a list of its keyword, flags, arguments and here-documents,
//
//	[["FROM", "alpine"], ["RUN", "--network=none", "shell", "true"]]
//
// or {"error": "…"} when BuildKit refuses the file. A question that is an object expands a word:
//
//	{"word": "${a:-b}", "escape": "\\", "env": ["a=c"]}
//
// is answered by {"text": "c"} or an error.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

const longestQuestion = 16 << 20

type question struct {
	Word   string   `json:"word"`
	Escape string   `json:"escape"`
	Env    []string `json:"env"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, longestQuestion)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		if err := out.Encode(answer(in.Bytes())); err != nil {
			fmt.Fprintln(os.Stderr, "dockerfile:", err)
			os.Exit(1)
		}
	}
}

func answer(line []byte) any {
	var text string
	if err := json.Unmarshal(line, &text); err == nil {
		read, err := read(text)
		if err != nil {
			return map[string]string{"error": err.Error()}
		}
		return read
	}
	var q question
	if err := json.Unmarshal(line, &q); err != nil {
		return map[string]string{"error": "no question: " + err.Error()}
	}
	result, _, err := shell.NewLex(rune(q.Escape[0])).ProcessWord(q.Word, shell.EnvsFromSlice(q.Env))
	if err != nil {
		return map[string]string{"error": err.Error()}
	}
	return map[string]string{"text": result}
}

func read(text string) ([][]string, error) {
	result, err := parser.Parse(bytes.NewReader([]byte(text)))
	if err != nil {
		return nil, err
	}
	stages, _, err := instructions.Parse(result.AST, nil)
	if err != nil {
		return nil, err
	}
	if len(stages) == 0 {
		return nil, errors.New("no stage")
	}
	var all [][]string
	for _, node := range result.AST.Children {
		all = append(all, words(node))
	}
	return all, nil
}

func words(node *parser.Node) []string {
	keyword := strings.ToUpper(node.Value)
	all := []string{keyword}
	for _, flag := range node.Flags {
		if !strings.Contains(flag, "=") {
			flag += "=true"
		}
		all = append(all, flag)
	}
	all = append(all, arguments(keyword, node)...)
	for _, doc := range node.Heredocs {
		all = append(all, fmt.Sprintf("<<%s %d %t %t %s", doc.Name, doc.FileDescriptor, doc.Expand, doc.Chomp, doc.Content))
	}
	return all
}

func arguments(keyword string, node *parser.Node) []string {
	var all []string
	for n := node.Next; n != nil; n = n.Next {
		if len(n.Children) > 0 {
			return []string{strings.ToUpper(n.Children[0].Value)}
		}
		all = append(all, n.Value)
	}
	switch keyword {
	case "FROM":
		if len(all) == 3 {
			all = []string{all[0], all[2]}
		}
	case "RUN", "CMD", "ENTRYPOINT", "SHELL":
		form := "shell"
		if node.Attributes["json"] {
			form = "json"
		} else if len(all) == 0 {
			all = []string{""}
		}
		return append([]string{form}, all...)
	case "HEALTHCHECK":
		all[0] = strings.ToUpper(all[0])
		if all[0] == "CMD" {
			form := "shell"
			if node.Attributes["json"] {
				form = "json"
			}
			return append([]string{"CMD", form}, all[1:]...)
		}
	case "ENV", "LABEL":
		var pairs []string
		for i := 0; i+2 < len(all); i += 3 {
			pairs = append(pairs, all[i]+"="+all[i+1])
		}
		return pairs
	case "COPY", "ADD":
		var paths []string
		for i, word := range all {
			if i+1 < len(all) && parser.MustParseHeredoc(word) != nil {
				continue
			}
			paths = append(paths, word)
		}
		return paths
	}
	return all
}
