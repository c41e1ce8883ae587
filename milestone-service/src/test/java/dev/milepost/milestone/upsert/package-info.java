/** Tests of upserts. */
@org.jspecify.annotations.NullMarked
package dev.milepost.milestone.upsert;
