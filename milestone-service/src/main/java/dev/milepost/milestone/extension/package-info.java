/** Requests for a later date, which are decided like a gate. */
@NullMarked
package dev.milepost.milestone.extension;

import org.jspecify.annotations.NullMarked;
