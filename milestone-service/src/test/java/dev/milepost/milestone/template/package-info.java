/** Tests of contract templates. */
@org.jspecify.annotations.NullMarked
package dev.milepost.milestone.template;
