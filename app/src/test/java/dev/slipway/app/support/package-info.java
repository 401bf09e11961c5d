/** Readouts made by hand, a study service that needs no warehouse, and pictures of scenes. */
@NullMarked
package dev.slipway.app.support;

import org.jspecify.annotations.NullMarked;
