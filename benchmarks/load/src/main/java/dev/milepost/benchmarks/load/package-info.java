/** Generates the data, puts both applications under the same load in turns, and says how they compare. */
@NullMarked
package dev.milepost.benchmarks.load;

import org.jspecify.annotations.NullMarked;
