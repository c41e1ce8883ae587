package dev.milepost.kit.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;

/**
 * One thing that is wrong with the input.
 *
 * @param field where, as a path from the root of the body ({@code parties[0].role}) or the name of a parameter
 * @param message what is wrong and what would be right
 */
public record Violation(String field, String message) {
    /** What a constraint found; the element of a list is named by its index, the value of a map by its key. */
    public static Violation of(ConstraintViolation<?> found) {
        StringBuilder field = new StringBuilder();
        String argument = "";
        for (Path.Node step : found.getPropertyPath()) {
            if (step.getKey() != null) {
                field.append('.').append(step.getKey());
            } else if (step.getIndex() != null) {
                field.append('[').append(step.getIndex()).append(']');
            }
            switch (step.getKind()) {
                case PARAMETER -> argument = step.getName();
                case PROPERTY -> field.append(field.isEmpty() ? "" : ".").append(step.getName());
                default -> {} // names of the inside: a method, <list element>
            }
        }
        return new Violation(field.isEmpty() ? argument : field.toString(), found.getMessage());
    }
}
