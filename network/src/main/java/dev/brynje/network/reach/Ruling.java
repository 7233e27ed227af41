package dev.brynje.network.reach;

import dev.brynje.network.model.Action;

/** A rule of a tier in which the first match decides. */
record Ruling(Action action, Match match) {}
