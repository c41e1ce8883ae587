/** Reminds the right people of milestones before they are late. */
@NullMarked
package dev.milepost.alert;

import org.jspecify.annotations.NullMarked;
