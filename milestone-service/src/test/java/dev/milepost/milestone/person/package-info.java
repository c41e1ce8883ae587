/** People. */
@NullMarked
package dev.milepost.milestone.person;

import org.jspecify.annotations.NullMarked;
