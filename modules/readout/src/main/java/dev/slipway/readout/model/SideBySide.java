package dev.slipway.readout.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One metric and treatment by every way of looking, and why they differ.
 *
 * @param summary one sentence: whether they agree, and what explains it when they do not
 */
public record SideBySide(String metric, String treatment, List<Row> rows, String summary) {
    public SideBySide {
        rows = List.copyOf(rows);
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
     * @param pValue null for {@code bayes}
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
            List<String> warnings) {}
}
