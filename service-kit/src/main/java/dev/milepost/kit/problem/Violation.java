package dev.milepost.kit.problem;

/**
 * One thing that is wrong with the input.
 *
 * @param field where, as a path from the root of the body ({@code parties[0].role}) or the name of a parameter
 * @param message what is wrong and what would be right
 */
public record Violation(String field, String message) {}
