// Tells what Docker Compose reads in Compose files.
//
// It reads one question a line from standard input: files by their paths, and which of them are given with -f,
//
//	{"files": {"compose.yaml": "services: …", ".env": "A=b"}, "main": ["compose.yaml"]}
//
// and answers each with a line: the model in canonical form, and the environment and labels of each service, those of
// its files too,
//
//	{"model": {"services": {"web": {…}}}, "environment": {"web": {"A": "b"}}, "labels": {"web": {"a": "b"}}}
//
// or {"error": "…"} when Compose refuses the project. All profiles are in force. The environment of the process is not
// used. A question {"dotenv": "A=b"} is answered by the variables {"A": "b"}, and {"template": "${A:-b}", "env": {}} by
// {"text": "b"}.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/template"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/sirupsen/logrus"
)

const longestQuestion = 16 << 20

type question struct {
	Files    map[string]string `json:"files"`
	Main     []string          `json:"main"`
	Dotenv   *string           `json:"dotenv"`
	Template *string           `json:"template"`
	Env      map[string]string `json:"env"`
}

func main() {
	logrus.SetOutput(io.Discard)
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, longestQuestion)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		if err := out.Encode(answer(in.Bytes())); err != nil {
			fmt.Fprintln(os.Stderr, "compose-go:", err)
			os.Exit(1)
		}
	}
}

func answer(line []byte) (result any) {
	defer func() {
		if panicked := recover(); panicked != nil {
			result = map[string]any{"error": fmt.Sprint("panic: ", panicked)}
		}
	}()
	var q question
	err := json.Unmarshal(line, &q)
	switch {
	case err != nil:
	case q.Dotenv != nil:
		var variables map[string]string
		if variables, err = dotenv.UnmarshalWithLookup(*q.Dotenv, nil); err == nil {
			return variables
		}
	case q.Template != nil:
		var text string
		text, err = template.Substitute(*q.Template, func(name string) (string, bool) {
			value, set := q.Env[name]
			return value, set
		})
		if err == nil {
			return map[string]string{"text": text}
		}
	default:
		var loaded any
		if loaded, err = load(q); err == nil {
			return loaded
		}
	}
	return map[string]string{"error": err.Error()}
}

func load(q question) (any, error) {
	root, err := os.MkdirTemp("", "compose-go")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(root)
	directory := filepath.Join(root, "project")
	for name, content := range q.Files {
		path := filepath.Join(directory, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			return nil, err
		}
	}
	details := func() (types.ConfigDetails, error) {
		environment := types.Mapping{}
		if _, has := q.Files[".env"]; has {
			variables, err := dotenv.GetEnvFromFile(nil, []string{filepath.Join(directory, ".env")})
			if err != nil {
				return types.ConfigDetails{}, err
			}
			environment = variables
		}
		var paths []string
		for _, name := range q.Main {
			paths = append(paths, filepath.Join(directory, name))
		}
		return types.ConfigDetails{
			WorkingDir: directory, ConfigFiles: types.ToConfigFiles(paths), Environment: environment,
		}, nil
	}
	first, err := details()
	if err != nil {
		return nil, err
	}
	model, err := loader.LoadModelWithContext(context.Background(), first, func(options *loader.Options) {
		options.SetProjectName("project", false)
		options.SkipNormalization = true
		options.ResolvePaths = false
	})
	if err != nil {
		return nil, err
	}
	second, err := details()
	if err != nil {
		return nil, err
	}
	project, err := loader.LoadWithContext(context.Background(), second, func(options *loader.Options) {
		options.SetProjectName("project", false)
		options.Profiles = []string{"*"}
	})
	if err != nil {
		return nil, err
	}
	environment := map[string]types.MappingWithEquals{}
	labels := map[string]types.Labels{}
	for name, service := range project.Services {
		environment[name] = service.Environment
		labels[name] = service.Labels
	}
	return map[string]any{"model": model, "environment": environment, "labels": labels}, nil
}
