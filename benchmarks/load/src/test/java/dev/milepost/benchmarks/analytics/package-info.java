@NullMarked
package dev.milepost.benchmarks.analytics;

import org.jspecify.annotations.NullMarked;
