/**
 * Regression: design matrices with factors, linear models by QR, generalised linear models, negative binomial, Firth's
 * logistic regression; classical, heteroscedasticity-consistent and cluster-robust errors; rows in memory or in chunks.
 */
@NullMarked
package dev.slipway.stats.regression;

import org.jspecify.annotations.NullMarked;
