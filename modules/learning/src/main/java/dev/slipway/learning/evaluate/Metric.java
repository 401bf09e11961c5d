package dev.slipway.learning.evaluate;

import dev.slipway.learning.learner.Task;
import java.util.Arrays;
import java.util.List;

/** Measures of predictions. Each takes how often every row counts, which is how resamples are drawn. */
public enum Metric {
    /** P(score of a random 1 &gt; score of a random 0), ties half: the area under the ROC curve. */
    AUC("AUC", Task.PROBABILITY, true) {
        @Override
        public double value(Scored s, double[] counts) {
            double below = 0;
            double pairs = 0;
            double ones = 0;
            int[] order = s.ascending();
            for (int from = 0, to; from < order.length; from = to) {
                to = tieEnd(s, from);
                double zerosHere = 0;
                double onesHere = 0;
                for (int k = from; k < to; k++) {
                    double count = counts[order[k]];
                    onesHere += count * s.outcomes()[order[k]];
                    zerosHere += count * (1 - s.outcomes()[order[k]]);
                }
                pairs += onesHere * (below + zerosHere / 2);
                below += zerosHere;
                ones += onesHere;
            }
            return pairs / (ones * below);
        }
    },
    /** Σ (recall step)·precision over thresholds from high to low: the area under the precision–recall curve, not interpolated. */
    AVERAGE_PRECISION("average precision", Task.PROBABILITY, true) {
        @Override
        public double value(Scored s, double[] counts) {
            double ones = 0;
            double all = 0;
            double sum = 0;
            int[] order = s.ascending();
            for (int to = order.length, from; to > 0; to = from) {
                from = tieStart(s, to);
                double onesHere = 0;
                for (int k = from; k < to; k++) {
                    double count = counts[order[k]];
                    onesHere += count * s.outcomes()[order[k]];
                    all += count;
                }
                ones += onesHere;
                sum += all == 0 ? 0 : onesHere * ones / all;
            }
            return sum / ones;
        }
    },
    /** Mean of −ln of the probability given to what happened. */
    LOG_LOSS("log loss", Task.PROBABILITY, false) {
        @Override
        public double value(Scored s, double[] counts) {
            return mean(s.logLosses(), counts);
        }
    },
    /** Mean squared difference of probability and outcome (Brier 1950). */
    BRIER("Brier score", Task.PROBABILITY, false) {
        @Override
        public double value(Scored s, double[] counts) {
            return mean(s.squaredErrors(), counts);
        }
    },
    /** Root of the mean squared error, in the outcome's unit. */
    RMSE("RMSE", Task.MEAN, false) {
        @Override
        public double value(Scored s, double[] counts) {
            return Math.sqrt(mean(s.squaredErrors(), counts));
        }
    },
    /** Mean absolute error, in the outcome's unit. */
    MAE("MAE", Task.MEAN, false) {
        @Override
        public double value(Scored s, double[] counts) {
            return mean(s.absoluteErrors(), counts);
        }
    },
    /** 1 − mean squared error over the variance of these outcomes; below 0 when their mean predicts better. */
    R_SQUARED("R²", Task.MEAN, true) {
        @Override
        public double value(Scored s, double[] counts) {
            double centre = mean(s.outcomes(), counts);
            double spread = 0;
            double errors = 0;
            for (int i = 0; i < counts.length; i++) {
                double off = s.outcomes()[i] - centre;
                spread += counts[i] * off * off;
                errors += counts[i] * s.squaredErrors()[i];
            }
            return 1 - errors / spread;
        }
    };

    private final String title;
    private final Task task;
    private final boolean higherIsBetter;

    Metric(String title, Task task, boolean higherIsBetter) {
        this.title = title;
        this.task = task;
        this.higherIsBetter = higherIsBetter;
    }

    /** What a person reads. */
    public String title() {
        return title;
    }

    /** Whether more is better. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** The metrics of a task. */
    public static List<Metric> of(Task task) {
        return Arrays.stream(values()).filter(metric -> metric.task == task).toList();
    }

    /** The metric that models are chosen and judged by: log loss, RMSE. */
    public static Metric deciding(Task task) {
        return task == Task.PROBABILITY ? LOG_LOSS : RMSE;
    }

    /** The metric over all rows once; NaN where it does not exist, for example AUC without both outcomes. */
    public double value(Scored scored) {
        double[] once = new double[scored.rows()];
        Arrays.fill(once, 1);
        return value(scored, once);
    }

    /** The metric with row i counted {@code counts[i]} times. */
    public abstract double value(Scored scored, double[] counts);

    private static double mean(double[] values, double[] counts) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * values[i];
            total += counts[i];
        }
        return sum / total;
    }

    private static int tieEnd(Scored s, int from) {
        double value = s.predictions()[s.ascending()[from]];
        int to = from + 1;
        while (to < s.rows() && s.predictions()[s.ascending()[to]] == value) {
            to++;
        }
        return to;
    }

    private static int tieStart(Scored s, int to) {
        double value = s.predictions()[s.ascending()[to - 1]];
        int from = to - 1;
        while (from > 0 && s.predictions()[s.ascending()[from - 1]] == value) {
            from--;
        }
        return from;
    }
}
