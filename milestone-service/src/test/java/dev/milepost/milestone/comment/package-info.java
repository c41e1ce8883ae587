/** Tests of comments. */
@NullMarked
package dev.milepost.milestone.comment;

import org.jspecify.annotations.NullMarked;
