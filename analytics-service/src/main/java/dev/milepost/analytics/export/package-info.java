/** Figures and the milestones behind them as tables: CSV and XLSX, written while they are read. */
@NullMarked
package dev.milepost.analytics.export;

import org.jspecify.annotations.NullMarked;
