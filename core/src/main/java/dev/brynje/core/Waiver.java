package dev.brynje.core;

import java.time.LocalDate;

/**
 * Somebody's decision to live with a finding for a time.
 *
 * @param expires the last day on which it holds
 */
public record Waiver(String owner, String reason, LocalDate expires) {}
