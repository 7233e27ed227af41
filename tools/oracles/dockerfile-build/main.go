// Tells whether BuildKit would begin to build Dockerfiles, on base images that set nothing.
//
// It reads one question a line from standard input and answers each with a line. To
//
//	{"build": "FROM ${BASE}", "args": {"BASE": "alpine"}}
//
// it answers {} or an error with the lines, if there are any, that BuildKit gives with it:
//
//	{"error": "…", "lines": [[1, 1]]}
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerui"
	"github.com/moby/buildkit/solver/pb"
	digest "github.com/opencontainers/go-digest"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
)

const longestQuestion = 16 << 20

type question struct {
	Build string            `json:"build"`
	Args  map[string]string `json:"args"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, longestQuestion)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		if err := out.Encode(answer(in.Bytes())); err != nil {
			fmt.Fprintln(os.Stderr, "dockerfile-build:", err)
			os.Exit(1)
		}
	}
}

func answer(line []byte) refusal {
	var q question
	if err := json.Unmarshal(line, &q); err != nil {
		return refusal{Error: "no question: " + err.Error()}
	}
	return begin(q.Build, q.Args)
}

type refusal struct {
	Error string   `json:"error,omitempty"`
	Lines [][2]int `json:"lines,omitempty"`
}

// unknownImages takes every image for one that sets nothing, so that no registry is asked.
type unknownImages struct{}

func (unknownImages) ResolveImageConfig(_ context.Context, ref string, _ sourceresolver.Opt) (string, digest.Digest, []byte, error) {
	return ref, "", []byte(`{"os": "linux", "architecture": "amd64", "rootfs": {"diff_ids": ["sha256:0"]}}`), nil
}

// begin does what BuildKit does with a Dockerfile before it fetches or runs anything.
func begin(text string, args map[string]string) (answer refusal) {
	defer func() {
		if r := recover(); r != nil {
			answer = refusal{Error: fmt.Sprint("panic: ", r)}
		}
	}()
	ctx := context.Background()
	caps := pb.Caps.CapSet(pb.Caps.All())
	platform := ocispecs.Platform{OS: "linux", Architecture: "amd64"}
	result, err := dockerfile2llb.Dockerfile2LLB(ctx, []byte(text), dockerfile2llb.ConvertOpt{
		Config:         dockerui.Config{BuildArgs: args, BuildPlatforms: []ocispecs.Platform{platform}},
		TargetPlatform: &platform,
		MetaResolver:   unknownImages{},
		LLBCaps:        &caps,
	})
	if err == nil {
		_, err = result.State.Marshal(ctx)
	}
	if err != nil {
		return refusal{err.Error(), lines(err)}
	}
	return refusal{}
}

func lines(err error) [][2]int {
	var all [][2]int
	var located *parser.LocationError
	for errors.As(err, &located) {
		for _, ranges := range located.Locations {
			for _, r := range ranges {
				all = append(all, [2]int{r.Start.Line, r.End.Line})
			}
		}
		err = located.Unwrap()
	}
	return all
}
