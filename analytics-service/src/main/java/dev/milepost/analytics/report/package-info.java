/** Questions that people save, and that are answered as files by a schedule. */
@NullMarked
package dev.milepost.analytics.report;

import org.jspecify.annotations.NullMarked;
