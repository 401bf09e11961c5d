/** YAML as a small tree in which every node knows where it stands in the text. */
@NullMarked
package dev.slipway.core.yaml;

import org.jspecify.annotations.NullMarked;
