/** Where time and money are lost: figures from the events of milestone-service and alert-service. */
@NullMarked
package dev.milepost.analytics;

import org.jspecify.annotations.NullMarked;
