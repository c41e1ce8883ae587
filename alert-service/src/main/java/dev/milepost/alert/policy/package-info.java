/** What the tenant wants reminded of, when and whom: policies, and which of them governs what. */
@NullMarked
package dev.milepost.alert.policy;

import org.jspecify.annotations.NullMarked;
