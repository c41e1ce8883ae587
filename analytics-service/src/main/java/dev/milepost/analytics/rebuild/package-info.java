/** Making the history again from the stored events, beside the live one. */
@NullMarked
package dev.milepost.analytics.rebuild;

import org.jspecify.annotations.NullMarked;
