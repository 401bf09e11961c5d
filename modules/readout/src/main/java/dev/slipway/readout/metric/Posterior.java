package dev.slipway.readout.metric;

/** A difference that is described by its distribution, a posterior or a bootstrap, with its interval. */
record Posterior(double effect, double standardDeviation, double low, double high) {}
