/** milestone-service owns contracts and milestones; nothing else writes them. */
@NullMarked
package dev.milepost.milestone;

import org.jspecify.annotations.NullMarked;
