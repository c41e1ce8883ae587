/** Tests of watchers, teams and tags. */
@NullMarked
package dev.milepost.milestone.watcher;

import org.jspecify.annotations.NullMarked;
