/** Tests of the workbench. */
@NullMarked
package dev.slipway.app.shell;

import org.jspecify.annotations.NullMarked;
