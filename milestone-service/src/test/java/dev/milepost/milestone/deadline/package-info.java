@NullMarked
package dev.milepost.milestone.deadline;

import org.jspecify.annotations.NullMarked;
