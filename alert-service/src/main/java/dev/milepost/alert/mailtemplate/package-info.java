/** Mails that a tenant words itself. */
@NullMarked
package dev.milepost.alert.mailtemplate;

import org.jspecify.annotations.NullMarked;
