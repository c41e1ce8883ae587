/** Conditional requests, idempotency, pages, merge patches and body limits. */
@NullMarked
package dev.milepost.kit.http;

import org.jspecify.annotations.NullMarked;
