/** What every module's tests share: the architecture rules. */
@NullMarked
package dev.slipway.testsupport;

import org.jspecify.annotations.NullMarked;
