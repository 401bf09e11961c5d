/** Words for messages: near names, lists, quoted values. */
@NullMarked
package dev.slipway.core.text;

import org.jspecify.annotations.NullMarked;
