package dev.brynje.core;

/**
 * What the baseline has and a run has not found any more.
 *
 * @param fingerprint as the baseline has it
 * @param about the resource in words; empty when the control is about a file
 * @param path where it was, from the directory of the baseline
 * @param times how often it was found there and is not now
 */
public record Gone(String fingerprint, String control, String about, String path, int times) {}
