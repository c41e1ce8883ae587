package dev.milepost.milestone.schedule;

import java.util.Arrays;

/**
 * The days of the milestones of a {@link ScheduleGraph}, as epoch days.
 *
 * @param now the day each milestone has now; {@link #NONE} without a date
 * @param wanted the day each would have by the changes alone; the same as {@code now} where nothing was asked
 * @param lengths days from the start of each to its due date; 0 where it has no planned start
 * @param mobility what each may do: {@link #MOVABLE}, {@link #FIXED}, {@link #DONE} or {@link #OUT}
 * @param loosened where pulling may begin although nothing before it moved: a dependency or its lag went; may be all false
 */
public record Days(int[] now, int[] wanted, int[] lengths, byte[] mobility, boolean[] loosened) {
    /** No date. */
    public static final int NONE = Integer.MIN_VALUE;

    /** Moves where a dependency asks for it. */
    public static final byte MOVABLE = 0;

    /** Stays, and others go by it; a dependency that asks otherwise is a conflict. */
    public static final byte FIXED = 1;

    /** Stays, and others go by the day it was done. */
    public static final byte DONE = 2;

    /** Given up or without a date: it neither moves nor moves others. */
    public static final byte OUT = 3;

    /** The days as they are, with nothing asked. */
    public static Days asTheyAre(int[] now, int[] lengths, byte[] mobility) {
        return new Days(now, now, lengths, mobility, new boolean[now.length]);
    }

    boolean isOut(int milestone) {
        return mobility[milestone] == OUT || wanted[milestone] == NONE;
    }

    @Override
    public String toString() {
        return "Days[" + Arrays.toString(wanted) + "]";
    }
}
