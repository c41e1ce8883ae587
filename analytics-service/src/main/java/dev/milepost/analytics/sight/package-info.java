/** Which contracts a caller may see. */
@NullMarked
package dev.milepost.analytics.sight;

import org.jspecify.annotations.NullMarked;
