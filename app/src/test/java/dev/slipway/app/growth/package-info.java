/** What the Growth and risk tab shows and what a person does there. */
@NullMarked
package dev.slipway.app.growth;

import org.jspecify.annotations.NullMarked;
