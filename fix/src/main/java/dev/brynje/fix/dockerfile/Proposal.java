package dev.brynje.fix.dockerfile;

import dev.brynje.core.Finding;

/**
 * What is proposed about a finding.
 *
 * @param number among those of the file
 */
record Proposal(int number, Finding finding, Plan.Edits plan) {}
