/** The live stream of front ends: what changes and whom it reminds, as it happens (server-sent events). */
@NullMarked
package dev.milepost.alert.live;

import org.jspecify.annotations.NullMarked;
