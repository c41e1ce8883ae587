/**
 * Takes contracting data in the Open Contracting Data Standard (OCDS). Releases are merged field by field, each field with
 * the date of its release, and what comes out is projected onto contracts, milestones and payments: so the order of files
 * does not matter.
 */
@NullMarked
package dev.milepost.milestone.ocds;

import org.jspecify.annotations.NullMarked;
