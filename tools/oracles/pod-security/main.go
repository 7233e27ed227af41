// Tells what the API server's own evaluator of the Pod Security Standards says of pods.
//
// It reads one question a line from standard input,
//
//	{"level": "baseline", "version": "v1.34", "pod": {"spec": {"hostPID": true}}}
//
// and answers each with a line that lists the checks which the pod fails, in the order of the evaluator's reports:
//
//	["hostNamespaces"]
//
// A question that it cannot read, as a pod that the API server would refuse, is answered null, and standard error says
// why.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	kjson "sigs.k8s.io/json"
)

const longestQuestion = 16 << 20

type question struct {
	Level   string     `json:"level"`
	Version string     `json:"version"`
	Pod     corev1.Pod `json:"pod"`
}

func main() {
	if err := answerAll(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "pod-security:", err)
		os.Exit(1)
	}
}

func answerAll(questions io.Reader, answers io.Writer) error {
	evaluator, err := policy.NewEvaluator(named(policy.DefaultChecks()), nil)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(answers)
	lines := bufio.NewScanner(questions)
	lines.Buffer(nil, longestQuestion)
	for number := 1; lines.Scan(); number++ {
		failed, err := answer(evaluator, lines.Bytes())
		if err != nil {
			fmt.Fprintf(os.Stderr, "pod-security: question %d: %v\n", number, err)
		}
		if err := json.NewEncoder(out).Encode(failed); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return out.Flush()
}

// named makes each check give its id as the reason, since results do not say whose they are.
func named(checks []policy.Check) []policy.Check {
	for _, check := range checks {
		for i := range check.Versions {
			judge := check.Versions[i].CheckPod
			check.Versions[i].CheckPod = func(metadata *metav1.ObjectMeta, spec *corev1.PodSpec) policy.CheckResult {
				result := judge(metadata, spec)
				result.ForbiddenReason = string(check.ID)
				return result
			}
		}
	}
	return checks
}

func answer(evaluator policy.Evaluator, line []byte) ([]string, error) {
	var asked question
	// Field names count with their case, as for the API server.
	if err := kjson.UnmarshalCaseSensitivePreserveInts(line, &asked); err != nil {
		return nil, err
	}
	level, err := api.ParseLevel(asked.Level)
	if err != nil {
		return nil, err
	}
	version, err := api.ParseVersion(asked.Version)
	if err != nil {
		return nil, err
	}
	setVolumeDefaults(&asked.Pod.Spec)
	failed := []string{}
	for _, result := range evaluator.EvaluatePod(
		api.LevelVersion{Level: level, Version: version}, &asked.Pod.ObjectMeta, &asked.Pod.Spec) {
		if !result.Allowed {
			failed = append(failed, result.ForbiddenReason)
		}
	}
	return failed, nil
}

// setVolumeDefaults makes every volume without a source an emptyDir, as the API server does before it asks its
// evaluator: see SetDefaults_Volume in k8s.io/kubernetes/pkg/apis/core/v1.
func setVolumeDefaults(spec *corev1.PodSpec) {
	for i := range spec.Volumes {
		if spec.Volumes[i].VolumeSource == (corev1.VolumeSource{}) {
			spec.Volumes[i].EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
}
