/** The command line, as a person or a script meets it. */
@NullMarked
package dev.slipway.app.cli;

import org.jspecify.annotations.NullMarked;
