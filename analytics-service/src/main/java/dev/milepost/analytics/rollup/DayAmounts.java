package dev.milepost.analytics.rollup;

import java.math.BigDecimal;
import java.util.Arrays;

/** Sums of money by day, ascending. What comes to nothing is not kept. Most have one day; a dashboard reads thousands of them. */
public final class DayAmounts {
    private static final int FIRST_SIZE = 1;

    private int[] days = new int[FIRST_SIZE];
    private BigDecimal[] amounts = new BigDecimal[FIRST_SIZE];
    private int size;

    /** Takes a day and its sum. */
    interface Reader {
        void read(int day, BigDecimal amount);
    }

    void add(int day, BigDecimal amount) {
        int at = size == 0 || day > days[size - 1] ? -size - 1 : Arrays.binarySearch(days, 0, size, day);
        if (at < 0) {
            if (amount.signum() != 0) {
                insert(-at - 1, day, amount);
            }
            return;
        }
        amounts[at] = amounts[at].add(amount);
        if (amounts[at].signum() == 0) {
            size--;
            System.arraycopy(days, at + 1, days, at, size - at);
            System.arraycopy(amounts, at + 1, amounts, at, size - at);
        }
    }

    private void insert(int at, int day, BigDecimal amount) {
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2);
        }
        System.arraycopy(days, at, days, at + 1, size - at);
        System.arraycopy(amounts, at, amounts, at + 1, size - at);
        days[at] = day;
        amounts[at] = amount;
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** All of them together. */
    public BigDecimal total() {
        return total(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Those from {@code from} on, before {@code until}. */
    public BigDecimal total(int from, int until) {
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < size && days[i] < until; i++) {
            if (days[i] >= from) {
                total = total.add(amounts[i]);
            }
        }
        return total;
    }

    void forEach(Reader reader) {
        for (int i = 0; i < size; i++) {
            reader.read(days[i], amounts[i]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayAmounts it
                && Arrays.equals(days, 0, size, it.days, 0, it.size)
                && Arrays.equals(amounts, 0, size, it.amounts, 0, it.size);
    }

    @Override
    public int hashCode() {
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = hash * 31 + days[i] * 31 + amounts[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        forEach((day, amount) -> text.append(text.length() > 1 ? ", " : "")
                .append(day)
                .append('=')
                .append(amount));
        return text.append('}').toString();
    }
}
