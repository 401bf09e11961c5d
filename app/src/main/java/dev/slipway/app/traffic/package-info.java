/** Who gets what: allocation, one user's path through it, the split that was seen, and how long it takes. */
@NullMarked
package dev.slipway.app.traffic;

import org.jspecify.annotations.NullMarked;
