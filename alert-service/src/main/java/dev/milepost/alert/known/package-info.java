/** What the service knows of contracts, milestones, people and parties, folded from their events. */
@NullMarked
package dev.milepost.alert.known;

import org.jspecify.annotations.NullMarked;
