/** Watchers: people who want to hear of a milestone that they do not answer for. */
@NullMarked
package dev.milepost.milestone.watcher;

import org.jspecify.annotations.NullMarked;
