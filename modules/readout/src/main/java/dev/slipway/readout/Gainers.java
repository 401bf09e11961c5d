package dev.slipway.readout;

import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.readout.metric.Adjusted;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.model.SegmentReadout.Interaction;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.RolloutWords;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which parts of the users gained most, where differences between parts are more than chance over all attributes. */
record Gainers(Readout readout) {
    private static final Set<String> PLACES = Set.of("country", "region", "market", "geo");
    private static final int MOST = 2;

    /** One row that is found, in the better direction or not. */
    private record Found(String level, Interval effect, MetricFormat format) {
        String words() {
            return level + " (" + format.withInterval(effect.effect(), effect.low(), effect.high()) + ")";
        }
    }

    /** Empty without segments. */
    String text() {
        Map<SegmentReadout, Double> tested = adjusted();
        if (tested.isEmpty()) {
            return rollout();
        }
        List<String> sentences = new ArrayList<>();
        tested.forEach((segment, p) -> {
            if (p <= segmentAlpha(segment)) {
                sentences.add(differs(segment, p));
            }
        });
        if (sentences.isEmpty()) {
            sentences.add(alike(tested));
        }
        return String.join(" ", sentences) + rollout();
    }

    /** The tests that effects differ, adjusted over the attributes as the rows of each are. */
    private Map<SegmentReadout, Double> adjusted() {
        List<SegmentReadout> segments = new ArrayList<>();
        List<Double> p = new ArrayList<>();
        for (SegmentReadout segment : readout.segments()) {
            Interaction interaction =
                    segment.tests() == null ? null : segment.tests().interaction();
            if (interaction != null) {
                segments.add(segment);
                p.add(interaction.pValue());
            }
        }
        Map<SegmentReadout, Double> all = new LinkedHashMap<>();
        if (!segments.isEmpty()) {
            double[] adjusted = Adjusted.of(
                    method(segments.getFirst()),
                    p.stream().mapToDouble(Double::doubleValue).toArray());
            for (int i = 0; i < adjusted.length; i++) {
                all.put(segments.get(i), adjusted[i]);
            }
        }
        return all;
    }

    private static Adjustment method(SegmentReadout segment) {
        return segment.tests() == null
                ? Adjustment.HOLM
                : Adjustment.valueOf(segment.tests().adjustment().toUpperCase(Locale.ROOT));
    }

    private static double segmentAlpha(SegmentReadout segment) {
        return segment.tests() == null ? 0 : segment.tests().alpha();
    }

    private String differs(SegmentReadout segment, double p) {
        List<Found> found = found(segment, true);
        String most = found.isEmpty()
                ? "but no single level is found to gain"
                : "most in "
                        + Words.list(
                                found.stream().limit(MOST).map(Found::words).toList());
        return "The effect on " + lower(readout.metric(segment.metric()).label()) + " differs by "
                + Words.of(segment.attribute()) + " (" + Numbers.pEquals(p) + " after " + Adjusted.name(method(segment))
                + "'s adjustment): " + most + ".";
    }

    private String alike(Map<SegmentReadout, Double> tested) {
        SegmentReadout any = tested.keySet().iterator().next();
        List<String> names =
                tested.keySet().stream().map(s -> Words.of(s.attribute())).toList();
        List<String> largest = new ArrayList<>();
        for (SegmentReadout segment : tested.keySet()) {
            found(segment, true).stream().findFirst().ifPresent(f -> largest.add(f.words()));
        }
        return "Nobody is shown to gain more than others: the effect on "
                + lower(readout.metric(any.metric()).label())
                + " does not differ by " + Words.list(names) + " beyond chance."
                + (largest.isEmpty()
                        ? ""
                        : " Largest gains found: "
                                + Words.list(largest.stream().limit(MOST).toList()) + ".");
    }

    /** Rows found in the better direction, or in the worse one; the largest first. */
    private List<Found> found(SegmentReadout segment, boolean better) {
        int sign = readout.metric(segment.metric()).better().equals("lower") ? -1 : 1;
        MetricFormat format = MetricFormat.of(readout.metric(segment.metric()));
        List<Found> found = new ArrayList<>();
        for (SegmentReadout.Row row : segment.found()) {
            Interval effect = row.difference();
            if (effect != null && sign * effect.effect() > 0 == better) {
                found.add(new Found(row.level(), effect, format));
            }
        }
        found.sort(Comparator.comparingDouble(f -> -Math.abs(f.effect().effect())));
        return found;
    }

    /** Adopters who gained most, of one attribute; empty without any. */
    private String rollout() {
        RolloutReadout rollout = readout.analyses().rollout();
        if (rollout == null) {
            return "";
        }
        List<Found> found = new ArrayList<>();
        for (RolloutReadout.Cohort cohort : rollout.cohorts()) {
            Interval effect = cohort.effect();
            if (effect != null && effect.effect() > 0 && Objects.equals(cohort.found(), true)) {
                found.add(new Found(cohort.level(), effect, RolloutWords.format(rollout)));
            }
        }
        found.sort(Comparator.comparingDouble(f -> -f.effect().effect()));
        return found.isEmpty()
                ? ""
                : " Among adopters of the rollout: "
                        + Words.list(
                                found.stream().limit(MOST).map(Found::words).toList()) + ".";
    }

    /** Whether places speak against a launch in all of them; empty where no attribute is a place. */
    String everywhere() {
        StringBuilder words = new StringBuilder();
        adjusted().forEach((segment, p) -> {
            if (PLACES.contains(segment.attribute())) {
                List<String> harmed =
                        found(segment, false).stream().map(Found::words).toList();
                String place = Words.of(segment.attribute());
                words.append(
                        !harmed.isEmpty()
                                ? " But not in " + Words.list(harmed) + ", where it harms."
                                : p <= segmentAlpha(segment)
                                        ? " The effect differs by " + place + ", and no " + place + " is found harmed."
                                        : " No evidence that the effect differs by " + place + " (" + Numbers.pEquals(p)
                                                + ").");
            }
        });
        return words.toString();
    }

    private static String lower(String label) {
        boolean abbreviation = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return abbreviation || label.isEmpty()
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
