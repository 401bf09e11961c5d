package dev.slipway.readout.metric;

import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which metrics of a study are amounts of money, before its analyses tell; by the same rule. */
final class MoneyMetrics {
    private MoneyMetrics() {}

    /** Whether offers are to earn it, or it is what a chain from gross to net leaves, or one of the chain's steps. */
    static boolean isMoney(Study study, Metric metric) {
        Offers offers = study.analyses().offers();
        boolean earned = offers != null && offers.metric().equals(metric.key());
        return !metric.inPercent() && (earned || isOfChain(study, metric));
    }

    private static boolean isOfChain(Study study, Metric metric) {
        Metric primary = study.primary();
        List<String> chain = columns(primary);
        List<String> own = columns(metric);
        boolean step = own.size() == 1
                && chain.contains(own.getFirst())
                && Objects.equals(metric.denominator(), primary.denominator());
        return study.measured() == Study.Measured.WEEKS
                && chain.size() > 1
                && (metric.key().equals(primary.key()) || step);
    }

    private static List<String> columns(Metric metric) {
        @Nullable String column = metric.column();
        return metric.kind() == MetricKind.RATIO && column != null
                ? ColumnSum.parse(column).map(ColumnSum::columns).orElse(List.of())
                : List.of();
    }
}
