@NullMarked
package dev.milepost.milestone.milestone;

import org.jspecify.annotations.NullMarked;
