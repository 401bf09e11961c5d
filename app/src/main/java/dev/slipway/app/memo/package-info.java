/** The Memo tab: the memo as it will print, the words that a person may change, and export. */
@NullMarked
package dev.slipway.app.memo;

import org.jspecify.annotations.NullMarked;
