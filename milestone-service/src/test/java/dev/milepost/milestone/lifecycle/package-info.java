/** Tests of how contracts go on and end. */
@NullMarked
package dev.milepost.milestone.lifecycle;

import org.jspecify.annotations.NullMarked;
