/** What was the case from when to when, and what happened when: the facts behind questions about any moment. */
@NullMarked
package dev.milepost.analytics.history;

import org.jspecify.annotations.NullMarked;
