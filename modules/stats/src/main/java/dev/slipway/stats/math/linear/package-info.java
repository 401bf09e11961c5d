/**
 * Dense linear algebra for tall matrices: columns as arrays, Householder QR by row blocks with rank detection, Cholesky,
 * cross products. Sums run in an order that depends on the number of rows only, never on the number of threads.
 */
@NullMarked
package dev.slipway.stats.math.linear;

import org.jspecify.annotations.NullMarked;
