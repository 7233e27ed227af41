package dev.brynje.core;

import java.util.List;

/**
 * Allow or deny.
 *
 * @param subject what was decided about
 * @param findings the fingerprints of the findings that it stands on
 */
public record Decision(String subject, boolean allowed, String reason, List<String> findings) {}
