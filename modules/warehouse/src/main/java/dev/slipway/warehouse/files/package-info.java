/** The lock of a workspace and the files of its runs. */
@NullMarked
package dev.slipway.warehouse.files;

import org.jspecify.annotations.NullMarked;
