package dev.slipway.learning.uplift;

import dev.slipway.stats.Effect;
import org.jspecify.annotations.Nullable;

/**
 * The average effect among the share of rows with the largest predicted effects.
 *
 * @param share of all rows
 * @param rows in it
 * @param effect by doubly robust scores, errors by unit
 * @param raw difference of the arms' means there with Welch's interval, rows taken as independent; null where an arm has fewer than
 *     two rows
 */
public record UpliftAtShare(
        double share, int rows, Effect effect, @Nullable Effect raw) {}
