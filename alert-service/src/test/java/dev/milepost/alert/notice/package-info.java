@NullMarked
package dev.milepost.alert.notice;

import org.jspecify.annotations.NullMarked;
