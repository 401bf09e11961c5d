/** The words of a study: source, experiment, metrics, decision rule, analyses; and reading them from YAML. */
@NullMarked
package dev.slipway.core.study;

import org.jspecify.annotations.NullMarked;
