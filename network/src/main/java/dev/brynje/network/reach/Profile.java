package dev.brynje.network.reach;

/**
 * What is allowed to a class of pods in one direction.
 *
 * @param sure what is in any case
 * @param possible what may be; the same row when the manifests leave nothing open
 */
record Profile(Row sure, Row possible) {}
