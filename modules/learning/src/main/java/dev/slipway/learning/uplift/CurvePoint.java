package dev.slipway.learning.uplift;

import dev.slipway.learning.evaluate.Interval;

/**
 * One point of the uplift curves, for treating the share of rows with the largest predicted effects. Each band holds at its point, not
 * along the whole curve.
 *
 * @param share treated
 * @param gain outcome gained per row of all against treating nobody, by doubly robust scores
 * @param random what a random order gains, on average
 * @param overAverage TOC: the mean effect of the treated share less that of all
 * @param qini Radcliffe's Qini curve of raw means, (Y_T − Y_C·n_T/n_C)/N_T; band by redrawing units
 */
public record CurvePoint(double share, Interval gain, double random, Interval overAverage, Interval qini) {}
