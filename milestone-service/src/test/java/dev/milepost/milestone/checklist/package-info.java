@NullMarked
package dev.milepost.milestone.checklist;

import org.jspecify.annotations.NullMarked;
