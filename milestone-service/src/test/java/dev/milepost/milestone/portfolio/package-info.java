@NullMarked
package dev.milepost.milestone.portfolio;

import org.jspecify.annotations.NullMarked;
