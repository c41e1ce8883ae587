/** What a contract template says: contracts and milestones with keys and roles in place of ids, and rules in place of days. */
@NullMarked
package dev.milepost.milestone.template.content;

import org.jspecify.annotations.NullMarked;
