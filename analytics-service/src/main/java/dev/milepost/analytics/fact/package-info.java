/** What the events say is the case now. */
@NullMarked
package dev.milepost.analytics.fact;

import org.jspecify.annotations.NullMarked;
