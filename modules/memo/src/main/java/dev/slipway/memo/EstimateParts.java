package dev.slipway.memo;

import dev.slipway.charts.ForestPlot;
import dev.slipway.charts.PosteriorChart;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every estimate with its standard error and the numbers that its method adds. */
final class EstimateParts {
    private static final double WIDTH = 672;
    private static final double TALL = 150;
    /** A picture must stand on one sheet. */
    private static final double LONGEST = 880;
    /** Below this a number is told as smaller than it. */
    private static final double TINY = 1e-6;
    /** Whole numbers from here on have no digits to lose. */
    private static final double LARGE = 1e15;

    private EstimateParts() {}

    static Map<String, Object> part(Readout readout, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>();
        String treatment = readout.decision().treatment();
        ForestPlot all = new ForestPlot(readout.metrics(), "absolute", treatment);
        double tall = all.preferredHeight(WIDTH);
        if (tall > 0 && tall < LONGEST) {
            String planted = readout.study().seed() == null ? "" : "diamond: the effect that the simulation planted";
            blocks.add(Block.of("Every method side by side", planted)
                    .picture(pictures.place("every-method", all, WIDTH, tall)));
        }
        for (MetricReadout metric : readout.metrics()) {
            boolean bayesian = metric.estimates("absolute", treatment).stream()
                    .anyMatch(e -> e.pValue() == null && e.detail().containsKey("probability_better"));
            if (bayesian) {
                blocks.add(Block.of(metric.label(), "the posterior of the difference")
                        .picture(pictures.place(
                                "posterior-" + metric.key(), new PosteriorChart(metric, treatment), WIDTH, TALL)));
            }
            if (!metric.estimates().isEmpty()) {
                blocks.add(Block.of(metric.label(), scale(metric))
                        .table(table(metric))
                        .breakable());
            }
        }
        return Block.part(
                "details", "Every estimate", "Shown with about three digits; readout.json has all of them.", blocks);
    }

    private static String scale(MetricReadout metric) {
        String own = "on the metric's own scale";
        return metric.rate() ? own + ": 0.05 is 5 points of a rate" : metric.money() ? own + ", in €" : own;
    }

    private static Grid table(MetricReadout metric) {
        boolean several = metric.arms().size() > 2;
        Grid grid = Grid.of("Method", "#Effect", "#Std. error", "#Low", "#High", "~Its own numbers");
        for (Estimate estimate : metric.estimates()) {
            if (MetricParts.widthless(estimate)) {
                continue;
            }
            Double error = estimate.standardError();
            grid.row(
                    estimate.decides(),
                    MethodNotes.of(estimate.method()).name()
                            + (estimate.scale().equals("relative") ? ", relative" : "")
                            + (several ? ", " + Words.of(estimate.comparison().getFirst()) : ""),
                    asFineAs(estimate.effect(), error),
                    error == null ? "" : number(error),
                    asFineAs(estimate.ciLow(), error),
                    asFineAs(estimate.ciHigh(), error),
                    own(estimate));
        }
        return grid;
    }

    /** With as many decimals as the standard error has: what is below them is noise. */
    private static String asFineAs(double value, @Nullable Double error) {
        return error == null || !(error > 0) ? number(value) : Numbers.fixed(value, Numbers.meaningfulDecimals(error));
    }

    private static String own(Estimate estimate) {
        List<String> told = new ArrayList<>();
        Double p = estimate.pValue();
        if (p != null) {
            told.add(Numbers.pEquals(p));
        }
        estimate.detail().forEach((key, value) -> told.add(key.replace('_', ' ') + " " + own(key, value)));
        return String.join("; ", told);
    }

    private static String own(String key, Object value) {
        return key.startsWith("probability")
                ? probability(value)
                : key.equals("covariate") ? Words.lower(Words.label(String.valueOf(value))) : shown(value);
    }

    /** A probability is never told as certain. */
    private static String probability(Object value) {
        double share = value instanceof Number number ? number.doubleValue() : Double.NaN;
        return share > .999 ? "> 0.999" : share < .001 ? "< 0.001" : shown(value);
    }

    /** A number in few digits, words as they are, a list by its length and its ends. */
    static String shown(Object value) {
        return switch (value) {
            case Number number -> number(number.doubleValue());
            case List<?> list -> list(list);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(e -> e.getKey() + " " + shown(e.getValue()))
                        .collect(Collectors.joining(", "));
            case String word ->
                MethodNotes.methods().contains(word) ? MethodNotes.of(word).name() : word;
            default -> value.toString();
        };
    }

    private static String list(List<?> list) {
        String count = Numbers.counted(list.size(), "value", "values");
        return list.size() < 2 ? count : count + " (" + shown(list.getFirst()) + " to " + shown(list.getLast()) + ")";
    }

    static String number(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < TINY) {
            return (value < 0 ? "> " + Numbers.MINUS : "< ") + "0.000001";
        }
        return value == Math.rint(value) && size < LARGE ? Numbers.count((long) value) : Numbers.plain(value);
    }
}
