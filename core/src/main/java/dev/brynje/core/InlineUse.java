package dev.brynje.core;

/** What becomes of waivers that are written beside what they are about. */
public enum InlineUse {
  /** They hold. */
  ALLOWED,

  /** They hold when they name an owner and a last day. */
  COMPLETE,

  /** None holds, and each is a finding. */
  REFUSED
}
