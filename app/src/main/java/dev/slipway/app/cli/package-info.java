/** The command line: every stage of a study without a display. */
@NullMarked
package dev.slipway.app.cli;

import org.jspecify.annotations.NullMarked;
