/** Answers as pictures: SVG without scripts, to be embedded, printed and read aloud. */
@NullMarked
package dev.milepost.analytics.chart;

import org.jspecify.annotations.NullMarked;
