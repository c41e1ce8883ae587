/** What people read in their own language: mails and the pages that their links lead to. */
@NullMarked
package dev.milepost.alert.language;

import org.jspecify.annotations.NullMarked;
