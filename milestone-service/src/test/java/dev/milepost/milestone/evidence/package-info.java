/** Tests of evidence. */
@NullMarked
package dev.milepost.milestone.evidence;

import org.jspecify.annotations.NullMarked;
