@NullMarked
package dev.milepost.alert.policy;

import org.jspecify.annotations.NullMarked;
