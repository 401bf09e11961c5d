/** A fintech that grows by offers and loses money to fraud and bonus abuse, week by week. */
@NullMarked
package dev.slipway.simulation.growth;

import org.jspecify.annotations.NullMarked;
