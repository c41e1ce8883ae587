/** What Quarkus REST and JDBC can do at most on this machine: no security, no ORM, no rules, no events. */
@NullMarked
package dev.milepost.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
