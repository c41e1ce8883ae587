/** Notices to people of what they set up and what has stopped: webhooks that were switched off. */
@NullMarked
package dev.milepost.alert.notice;

import org.jspecify.annotations.NullMarked;
