/** Gates: who must approve a milestone, how far its approvals are, and what an unpassed gate blocks. */
@NullMarked
package dev.milepost.milestone.gate;

import org.jspecify.annotations.NullMarked;
