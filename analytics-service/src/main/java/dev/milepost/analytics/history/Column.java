package dev.milepost.analytics.history;

/** A column of a history and the type that it is read and compared as. */
record Column(String name, Class<?> type) {}
