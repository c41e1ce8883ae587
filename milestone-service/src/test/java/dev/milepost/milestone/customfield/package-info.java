@NullMarked
package dev.milepost.milestone.customfield;

import org.jspecify.annotations.NullMarked;
