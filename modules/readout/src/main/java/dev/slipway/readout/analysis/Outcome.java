package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Model;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a regression explains: a metric's mature, capped values or a numeric attribute.
 *
 * @param values by unit; meaningless where {@code usable} is false
 * @param usable by unit
 */
record Outcome(String label, double[] values, boolean[] usable) {
    /**
     * Finds an outcome.
     *
     * @throws CannotFit for a metric that is no value of a unit, and for a name that the data does not have
     */
    static Outcome of(AnalysisInput input, String name) throws CannotFit {
        Metric metric = input.study().metrics().get(name);
        if (metric != null) {
            return ofMetric(input, metric);
        }
        double[] numbers = input.data().numbers().get(name);
        if (numbers == null) {
            throw new CannotFit(
                    input.data().categories().containsKey(name)
                            ? Words.label(name) + " is text; the outcome of a regression is a number or a metric."
                            : "The data has neither a metric nor a numeric attribute " + name + ".");
        }
        boolean[] usable = new boolean[numbers.length];
        for (int u = 0; u < usable.length; u++) {
            usable[u] = Double.isFinite(numbers[u]);
        }
        return new Outcome(Words.label(name), numbers, usable);
    }

    private static Outcome ofMetric(AnalysisInput input, Metric metric) throws CannotFit {
        if (metric.kind() == MetricKind.RATIO || metric.kind() == MetricKind.QUANTILE) {
            String kind = metric.kind() == MetricKind.RATIO ? "a ratio of two sums" : "a quantile over units";
            throw new CannotFit(metric.label() + " is " + kind
                    + ", which is not a value of each unit. A regression needs a rate, a mean or a count.");
        }
        MetricColumn column = input.column(metric);
        if (column == null) {
            throw new CannotFit("The data does not have " + metric.label() + ".");
        }
        return new Outcome(metric.label(), column.y(), column.usable());
    }

    /**
     * Refuses values that the model can't have.
     *
     * @param y of the rows that would be fitted
     */
    void check(Model model, double[] y) throws CannotFit {
        double first = y[0];
        boolean varies = false;
        for (double value : y) {
            varies |= value != first;
            String wrong = wrong(model, value);
            if (wrong != null) {
                throw new CannotFit(label + wrong);
            }
        }
        if (!varies) {
            throw new CannotFit("All " + Numbers.count(y.length) + " units have the same " + label
                    + ", so there is nothing to explain.");
        }
    }

    private static @Nullable String wrong(Model model, double value) {
        return switch (model) {
            case LINEAR -> null;
            case LOGISTIC ->
                value == 0 || value == 1
                        ? null
                        : " has values other than 0 and 1, for example " + Numbers.plain(value)
                                + ". A logistic regression needs a rate; take a linear model, or a count model for counts.";
            case POISSON, QUASI_POISSON -> value >= 0 ? null : negative(value);
            case NEGATIVE_BINOMIAL ->
                value < 0
                        ? negative(value)
                        : value == Math.rint(value)
                                ? null
                                : " has values that are no whole numbers, for example " + Numbers.plain(value)
                                        + ". A negative binomial needs counts; take quasi_poisson or a linear model.";
        };
    }

    private static String negative(double value) {
        return " has negative values, for example " + Numbers.plain(value)
                + ". A count model needs values of at least 0; take a linear model.";
    }
}
