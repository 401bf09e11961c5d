/** Worlds that generate users and events with planted effects that are known exactly. */
@NullMarked
package dev.slipway.simulation;

import org.jspecify.annotations.NullMarked;
