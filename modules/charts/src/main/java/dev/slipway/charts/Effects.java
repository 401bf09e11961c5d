package dev.slipway.charts;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of effects: the same in a row, its tooltip, its table and its sentence. */
final class Effects {
    /** The unit of money, which stands before its number. */
    static final String EURO = "€";

    private Effects() {}

    /** {@code +4.9 pp}. */
    static String difference(MetricReadout metric, Estimate estimate) {
        return relative(estimate)
                ? Numbers.relative(estimate.effect())
                : MetricFormat.of(metric).difference(estimate.effect());
    }

    /** {@code [+3.6, +6.2]}. */
    static String interval(MetricReadout metric, Estimate estimate) {
        return relative(estimate)
                ? Numbers.interval(estimate.ciLow() * 100, estimate.ciHigh() * 100, 1)
                : MetricFormat.of(metric).interval(estimate.ciLow(), estimate.ciHigh());
    }

    /** {@code 95% interval +3.6 to +6.2}. */
    static String spokenInterval(MetricReadout metric, Estimate estimate) {
        String ends =
                interval(metric, estimate).replace("[", "").replace("]", "").replace(", ", " to ");
        return level(estimate) + " interval " + ends;
    }

    /** {@code Sign-up completion: +4.9 pp, 95% interval +3.6 to +6.2}. */
    static String sentence(MetricReadout metric, Estimate estimate) {
        return metric.label() + ": " + difference(metric, estimate) + ", " + spokenInterval(metric, estimate);
    }

    static String level(Estimate estimate) {
        return Numbers.brief(100 * estimate.level(), 1).replace("+", "") + "%";
    }

    /** What the axis shows is the value times this. */
    static double factor(MetricReadout metric, String scale) {
        return metric.rate() || scale.equals("relative") ? 100 : 1;
    }

    static String unit(MetricReadout metric, String scale) {
        if (scale.equals("relative")) {
            return "%";
        }
        return metric.rate() ? " pp" : metric.money() ? EURO : "";
    }

    /** {@code treatment 46.1% control 41.2%}; empty where an arm has no mature unit. */
    static String arms(MetricReadout metric, String treatment) {
        ArmSummary control = metric.arms().isEmpty() ? null : metric.arms().getFirst();
        ArmSummary other = arm(metric, treatment);
        if (control == null || other == null) {
            return "";
        }
        MetricFormat format = MetricFormat.of(metric);
        return lower(treatment) + " " + level(format, other.mean()) + ", " + lower(control.variant()) + " "
                + level(format, control.mean());
    }

    /** {@code 22,537 and 22,436 units, control first}. */
    static String sizes(MetricReadout metric, String treatment) {
        ArmSummary other = arm(metric, treatment);
        if (metric.arms().isEmpty() || other == null) {
            return "";
        }
        ArmSummary control = metric.arms().getFirst();
        return sizes(control.n(), other.n());
    }

    static String sizes(long control, long treatment) {
        return "n " + Numbers.count(control) + " and " + Numbers.count(treatment) + ", control first";
    }

    /** Lines of the tooltip: both arms, the difference with its interval, n, and what the method warns of. */
    static List<String> tooltip(MetricReadout metric, Estimate estimate) {
        String treatment = estimate.comparison().getFirst();
        List<String> lines = new ArrayList<>();
        String arms = arms(metric, treatment);
        if (!arms.isEmpty()) {
            lines.add(arms);
        }
        lines.add(difference(metric, estimate) + " " + interval(metric, estimate));
        String sizes = sizes(metric, treatment);
        if (!sizes.isEmpty()) {
            lines.add(sizes);
        }
        Double p = estimate.pValue();
        if (p != null) {
            lines.add(Numbers.pEquals(p));
        }
        lines.addAll(estimate.warnings());
        return lines;
    }

    /** Place of a variant among the arms of a metric; 1, the first treatment, where it is not known. */
    static int index(MetricReadout metric, String treatment) {
        for (int i = 0; i < metric.arms().size(); i++) {
            if (metric.arms().get(i).variant().equals(treatment)) {
                return i;
            }
        }
        return 1;
    }

    static @Nullable ArmSummary arm(MetricReadout metric, String variant) {
        return metric.arms().stream()
                .filter(a -> a.variant().equals(variant))
                .findFirst()
                .orElse(null);
    }

    /** The estimates that have a place on an axis; a method that failed has none. */
    static List<Estimate> drawable(MetricReadout metric, String scale, String treatment) {
        return metric.estimates(scale, treatment).stream()
                .filter(e -> Double.isFinite(e.effect()) && Double.isFinite(e.ciLow()) && Double.isFinite(e.ciHigh()))
                .toList();
    }

    /** What was planted for this treatment: the simulator plants the effect of the first one. */
    static MetricReadout.@Nullable Truth truth(MetricReadout metric, String treatment) {
        boolean first =
                metric.arms().size() < 2 || metric.arms().get(1).variant().equals(treatment);
        return first ? metric.truth() : null;
    }

    /** The estimate that decides for this treatment, else the first one; null when there is none. */
    static @Nullable Estimate headline(MetricReadout metric, String treatment) {
        List<Estimate> estimates = drawable(metric, "absolute", treatment);
        return estimates.stream()
                .filter(Estimate::decides)
                .findFirst()
                .orElse(estimates.isEmpty() ? null : estimates.getFirst());
    }

    /** The arm within a sentence: small, unless capitals are part of its name as in "Mens E-Mail". */
    static String lower(String variant) {
        String name = Arms.name(variant);
        String small = name.toLowerCase(Locale.ROOT);
        return name.substring(1).equals(small.substring(1)) ? small : name;
    }

    private static String level(MetricFormat format, @Nullable Double mean) {
        return mean == null ? Numbers.NONE : format.level(mean);
    }

    private static boolean relative(Estimate estimate) {
        return estimate.scale().equals("relative");
    }
}
