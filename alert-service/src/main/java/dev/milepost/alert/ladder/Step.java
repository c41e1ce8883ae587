package dev.milepost.alert.ladder;

import java.time.Instant;

/**
 * A rung of a ladder at a certain due date.
 *
 * @param sendAt the moment it is due
 */
public record Step(Rung rung, Instant sendAt) {}
