/** The Models tab: regressions, survival and transitions that the study names, each with its formula one click away. */
@NullMarked
package dev.slipway.app.models;

import org.jspecify.annotations.NullMarked;
