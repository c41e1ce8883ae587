/** What recipients want, within what policies allow. */
@NullMarked
package dev.milepost.alert.preference;

import org.jspecify.annotations.NullMarked;
