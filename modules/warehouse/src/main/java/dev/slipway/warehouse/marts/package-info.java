/** Between a study and the marts: the variables of the models, and the marts as columns in memory. */
@NullMarked
package dev.slipway.warehouse.marts;

import org.jspecify.annotations.NullMarked;
