package dev.brynje.core;

/** Who made an Assessment. */
public record Tool(String name, String version) {}
