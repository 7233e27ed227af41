/** What tests of readers share: mutated inputs, the fuzzing loop, trees as JSON. */
@NullMarked
package dev.brynje.yaml.testing;

import org.jspecify.annotations.NullMarked;
