package dev.slipway.readout.risk;

import dev.slipway.core.study.Risk;
import dev.slipway.learning.risk.Reasons;
import dev.slipway.learning.risk.RiskReport;
import dev.slipway.learning.risk.RiskStudy;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.Case;
import dev.slipway.readout.model.RiskReadout.Planted;
import dev.slipway.readout.model.RiskReadout.Queue;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.readout.text.Words;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.RiskWeeks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whom to review in the week after the data, by the model's probability, and what is planted for them. */
final class RiskQueue {
    private static final int REASONS = 3;
    private static final int FEWEST = 20;
    private static final int MOST = 200;

    private final Risk asked;
    private final ExperimentData data;
    private final RiskRows rows;
    private final RiskStudy.Result result;
    private final int[] unit;
    private final double @Nullable [] planted;

    /** Places among the users of that week, the highest probability first. */
    private final int[] order;

    private final double[] probability;
    private final double[] anomaly;

    RiskQueue(Risk asked, ExperimentData data, RiskWeeks weeks, RiskRows rows, RiskStudy.Result result) {
        this.asked = asked;
        this.data = data;
        this.rows = rows;
        this.result = result;
        int[] all = IntStream.range(0, rows.next().rows()).toArray();
        this.unit = Arrays.copyOfRange(weeks.unit(), weeks.log(), weeks.rows());
        this.probability = result.model().score(rows.next(), all);
        this.anomaly = result.forest().score(rows.next(), all);
        Map<String, double[]> truth = weeks.planted();
        this.planted = truth == null ? null : truth.get(asked.name());
        this.order = Arrays.stream(all)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -probability[i])
                        .thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
    }

    /**
     * The queue.
     *
     * @param week counted from 1
     * @param loss mean loss of a case
     */
    Queue queue(int week, double loss) {
        int listed = Math.min(order.length, Math.clamp(2L * asked.reviews(), FEWEST, MOST));
        int[] first = Arrays.copyOf(order, listed);
        double[] combined = result.combined()
                .of(
                        Arrays.stream(first).mapToDouble(i -> probability[i]).toArray(),
                        Arrays.stream(first).mapToDouble(i -> anomaly[i]).toArray());
        List<List<RiskReport.Reason>> reasons = Reasons.of(result.model(), rows.next(), first, REASONS);
        double[] sorted = anomaly.clone();
        Arrays.sort(sorted);
        List<Case> cases = new ArrayList<>();
        for (int k = 0; k < listed; k++) {
            int i = first[k];
            cases.add(new Case(
                    data.unitIds()[unit[i]],
                    probability[i],
                    probability[i] * loss,
                    asUnusual(sorted, anomaly[i]),
                    combined[k],
                    reasons.get(k).stream().map(RiskQueue::reason).toList(),
                    planted == null ? null : (Double) planted[unit[i]]));
        }
        return new Queue(week, order.length, cases);
    }

    private static RiskReadout.Reason reason(RiskReport.Reason reason) {
        return new RiskReadout.Reason(
                reason.feature(),
                PredictionWords.feature(reason.feature()),
                value(reason.value()),
                reason.contribution());
    }

    /** Numbers as people read them, with three digits; levels as words. */
    private static String value(String value) {
        try {
            double number = Double.parseDouble(value);
            return number == Math.rint(number) ? Numbers.fixed(number, 0) : Numbers.plain(number);
        } catch (NumberFormatException level) {
            return Words.of(value);
        }
    }

    /** Share that is at least as high. */
    private static double asUnusual(double[] ascending, double value) {
        int below = 0;
        int above = ascending.length;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (ascending[middle] < value) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return (double) (ascending.length - below) / ascending.length;
    }

    /** What is planted for those within the budget, for everybody and for the best queue of that length; null when not known. */
    @Nullable
    Planted planted() {
        if (planted == null || order.length == 0) {
            return null;
        }
        double[] truth = Objects.requireNonNull(planted);
        int reviews = Math.min(asked.reviews(), order.length);
        double[] all = Arrays.stream(unit).mapToDouble(u -> truth[u]).toArray();
        double[] descending =
                Arrays.stream(all).map(v -> -v).sorted().map(v -> -v).toArray();
        return new Planted(
                Arrays.stream(order, 0, reviews)
                        .mapToDouble(i -> all[i])
                        .average()
                        .orElse(0),
                Arrays.stream(all).average().orElse(0),
                Arrays.stream(descending, 0, reviews).average().orElse(0),
                Arrays.stream(order, 0, reviews).filter(i -> all[i] > 0).count(),
                Arrays.stream(all).filter(v -> v > 0).count());
    }
}
