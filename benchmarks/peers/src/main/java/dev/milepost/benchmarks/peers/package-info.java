/** What the services are measured beside. Each peer runs in a JVM of its own and is told on its input what to do. */
@NullMarked
package dev.milepost.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
