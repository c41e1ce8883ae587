/** What the extensions need in order to run at all. */
@NullMarked
package dev.milepost.benchmarks.extensions;

import org.jspecify.annotations.NullMarked;
