/**
 * Reads the files in which CI systems are told what to do (GitHub, GitLab, Jenkins, Drone, Tekton):
 * which programs run there, and which actions, templates and images are used by name.
 */
@NullMarked
package dev.brynje.pipeline;

import org.jspecify.annotations.NullMarked;
