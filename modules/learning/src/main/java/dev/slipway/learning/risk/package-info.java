/** Finding cases such as fraud: ranking them for review, with and without labels, what reviewing costs, and why a case was found. */
@NullMarked
package dev.slipway.learning.risk;

import org.jspecify.annotations.NullMarked;
