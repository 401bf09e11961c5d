/** Studies, runs, readouts and memos of a workspace. */
@NullMarked
package dev.slipway.warehouse.catalogue;

import org.jspecify.annotations.NullMarked;
