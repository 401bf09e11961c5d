/** Tests of the simulation tab. */
@NullMarked
package dev.slipway.app.simulation;

import org.jspecify.annotations.NullMarked;
