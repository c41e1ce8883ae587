@NullMarked
package dev.milepost.benchmarks.alerts;

import org.jspecify.annotations.NullMarked;
