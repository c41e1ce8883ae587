/** Tests. */
@NullMarked
package dev.milepost.milestone.approval;

import org.jspecify.annotations.NullMarked;
