/** What is asked: which milestones, grouped by what, as of when. */
@NullMarked
package dev.milepost.analytics.question;

import org.jspecify.annotations.NullMarked;
