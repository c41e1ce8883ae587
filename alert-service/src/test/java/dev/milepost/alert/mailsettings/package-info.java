@NullMarked
package dev.milepost.alert.mailsettings;

import org.jspecify.annotations.NullMarked;
