@NullMarked
package dev.milepost.kit.eventlog;

import org.jspecify.annotations.NullMarked;
