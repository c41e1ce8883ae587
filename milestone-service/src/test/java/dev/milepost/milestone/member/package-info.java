@NullMarked
package dev.milepost.milestone.member;

import org.jspecify.annotations.NullMarked;
