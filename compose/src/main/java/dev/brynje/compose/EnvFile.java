package dev.brynje.compose;

/**
 * A file of variables that a service is given.
 *
 * @param path from the project's directory
 * @param required whether Compose refuses to start without it
 * @param found whether it is there; often such files are kept out of repositories
 */
public record EnvFile(Text path, boolean required, boolean found) {}
