/** What statements written by hand have in common. */
@NullMarked
package dev.milepost.kit.sql;

import org.jspecify.annotations.NullMarked;
