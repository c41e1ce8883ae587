package dev.milepost.benchmarks.load;

import java.time.Duration;

/**
 * What one round of one application came to.
 *
 * @param rate acknowledged requests a second
 * @param statements that MariaDB ran for each request, all told: commits count, and so does what runs beside the requests
 */
record Round(double rate, Duration median, Duration p99, double statements) {}
