/** Hyper-parameters: which values are tried, on how much data, within which budget. */
@NullMarked
package dev.slipway.learning.search;

import org.jspecify.annotations.NullMarked;
