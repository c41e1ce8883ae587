/** Members of contracts: who sees a contract of MEMBERS, and what members may do in a contract. */
@NullMarked
package dev.milepost.milestone.member;

import org.jspecify.annotations.NullMarked;
