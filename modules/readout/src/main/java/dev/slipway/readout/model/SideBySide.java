package dev.slipway.readout.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One metric and treatment by every way of looking, and why they differ.
 *
 * @param rows empty when nothing can be compared yet
 * @param summary one sentence: whether they agree, and what explains it when they do not
 * @param notes sentences about all rows: what they compare, and which way is left out and why
 */
public record SideBySide(String metric, String treatment, List<Row> rows, String summary, List<String> notes) {
    public SideBySide {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * One way of looking.
     *
     * @param plan {@code fixed}, {@code group_sequential}, {@code confidence_sequence}, {@code mixture_sprt},
     *     {@code bayes} or {@code permutation}
     * @param name for people
     * @param effect absolute, treatment − control; for {@code bayes} the posterior mean
     * @param low null where the method gives no interval
     * @param high null where the method gives no interval
     * @param pValue null for {@code bayes} and {@code group_sequential}
     * @param probabilityBetter posterior probability that the treatment is better; null for all but {@code bayes}
     * @param says {@code better}, {@code worse} or {@code unclear}, in the metric's own direction
     * @param decides whether the study's verdict rests on this way of looking
     * @param why in one or two sentences, with the numbers: what this row assumes and why it is wider or narrower
     * @param detail the method's own fields
     */
    public record Row(
            String plan,
            String name,
            double effect,
            @Nullable Double low,
            @Nullable Double high,
            double level,
            @Nullable Double pValue,
            @Nullable Double probabilityBetter,
            String says,
            boolean decides,
            String why,
            Map<String, Object> detail,
            List<String> warnings) {
        /** The method whose note explains this row. */
        public String method() {
            return switch (plan) {
                case "fixed" -> String.valueOf(detail.get("estimator"));
                case "bayes" -> "normal_bayes";
                default -> plan;
            };
        }

        /** Half the width of the interval; null without one. */
        public @Nullable Double halfWidth() {
            Double from = low;
            Double to = high;
            return from == null || to == null ? null : (to - from) / 2;
        }
    }
}
