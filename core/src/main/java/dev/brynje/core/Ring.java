package dev.brynje.core;

/** The seven rings, from the workload outwards. */
public enum Ring {
  WORKLOAD(1, "workload"),
  SUPPLY_CHAIN(2, "supply-chain"),
  NETWORK(3, "network"),
  HOST(4, "host"),
  RUNTIME(5, "runtime"),
  COMPLIANCE(6, "compliance"),
  GATE(7, "gate");

  private final int number;
  private final String word;

  Ring(int number, String word) {
    this.number = number;
    this.word = word;
  }

  /** The word used in every output. */
  public String word() {
    return word;
  }

  /** Its number, from 1. */
  public int number() {
    return number;
  }
}
