@NullMarked
package dev.milepost.benchmarks.load;

import org.jspecify.annotations.NullMarked;
