package dev.milepost.analytics.rollup;

import java.math.BigDecimal;

/** What one fact adds to a cell: one, and an amount where the figure is about money. */
public record Share(Cell cell, BigDecimal amount) {
    /** A share that is counted only. */
    public static Share one(Cell cell) {
        return new Share(cell, BigDecimal.ZERO);
    }
}
