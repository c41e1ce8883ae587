/** Values that several features store or check: lists as JSON columns, money, zones, names in other systems. */
@NullMarked
package dev.milepost.milestone.value;

import org.jspecify.annotations.NullMarked;
