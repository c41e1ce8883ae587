/** Tests of amendments. */
@NullMarked
package dev.milepost.milestone.amendment;

import org.jspecify.annotations.NullMarked;
