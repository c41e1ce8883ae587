package dev.milepost.analytics.question;

import java.time.LocalDate;

/** How many milestones have a day. */
public record DayCount(LocalDate day, long n) {}
