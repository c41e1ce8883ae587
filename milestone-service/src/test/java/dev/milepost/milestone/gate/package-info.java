/** Tests. */
@NullMarked
package dev.milepost.milestone.gate;

import org.jspecify.annotations.NullMarked;
