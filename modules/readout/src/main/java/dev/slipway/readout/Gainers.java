package dev.slipway.readout;

import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.readout.metric.Adjusted;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.model.SegmentReadout.Interaction;
import dev.slipway.readout.model.SegmentReadout.Tests;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which parts of the users gained, where differences between parts are more than chance over all attributes. Exploratory, and
 * about the arm of the verdict; an older run knows parts of the first treatment only, which is said where the verdict is about another.
 */
record Gainers(Standing standing) {
    private static final Set<String> PLACES = Set.of("country", "region", "market", "geo");
    private static final int MOST = 2;

    /** One attribute with the test that its effects differ, adjusted over the attributes. */
    private record Tested(SegmentReadout segment, Tests tests, double p) {
        boolean differs() {
            return p <= tests.alpha();
        }

        String name() {
            return Words.of(segment.attribute());
        }

        String numbers() {
            return Adjusted.name(method(tests)) + "-adjusted " + Numbers.pEquals(p);
        }
    }

    /** Empty without parts of the users. */
    String text() {
        List<SegmentReadout> asked = segments();
        if (asked.isEmpty()) {
            return "";
        }
        if (standing.silenced() != null) {
            return "Nothing is said of parts of the users yet.";
        }
        List<Tested> tested = tested();
        if (tested.isEmpty()) {
            return "Too few users in each part to say by " + either(asked) + ".";
        }
        List<Tested> differing = tested.stream().filter(Tested::differs).toList();
        List<String> sentences = new ArrayList<>();
        if (differing.isEmpty()) {
            sentences.add(alike(tested));
        }
        for (Tested one : differing) {
            sentences.add((sentences.isEmpty() ? first(one, tested.size()) : "It also") + differs(one));
        }
        if (!standing.oneLook()) {
            sentences.add("These tests are for one look, not for many.");
        }
        return "Exploratory: " + otherArm() + Words.lower(Words.sentences(sentences));
    }

    /** That the parts are those of another arm than the verdict; empty where they are not. */
    private String otherArm() {
        String arm = standing.segmentsArm();
        return arm.equals(standing.treatment())
                ? ""
                : "parts are computed for arm " + Words.of(arm) + " only, the verdict is about arm "
                        + Words.of(standing.treatment())
                        + ". For arm " + arm + ": ";
    }

    /** Parts that are judged together; those of an older file are not. */
    private List<SegmentReadout> segments() {
        return readout().segments(standing.segmentsArm()).stream()
                .filter(s -> s.tests() != null)
                .toList();
    }

    private Readout readout() {
        return standing.readout();
    }

    private static String either(List<SegmentReadout> segments) {
        return Words.either(segments.stream().map(s -> Words.of(s.attribute())).toList());
    }

    /** The tests that effects differ, adjusted over the attributes as the rows of each are. */
    private List<Tested> tested() {
        List<Tested> all = new ArrayList<>();
        for (SegmentReadout segment : segments()) {
            Tests tests = segment.tests();
            Interaction interaction = tests == null ? null : tests.interaction();
            if (tests != null && interaction != null) {
                all.add(new Tested(segment, tests, interaction.pValue()));
            }
        }
        if (all.isEmpty()) {
            return all;
        }
        double[] p = Adjusted.of(
                method(all.getFirst().tests()),
                all.stream().mapToDouble(Tested::p).toArray());
        List<Tested> adjusted = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            adjusted.add(new Tested(all.get(i).segment(), all.get(i).tests(), p[i]));
        }
        return adjusted;
    }

    private static Adjustment method(Tests tests) {
        return Adjustment.valueOf(tests.adjustment().toUpperCase(Locale.ROOT));
    }

    private String differs(Tested tested) {
        List<String> parts = new ArrayList<>();
        List<String> better = found(tested.segment(), true);
        List<String> worse = found(tested.segment(), false);
        if (!better.isEmpty()) {
            parts.add("found better in " + shortened(better));
        }
        if (!worse.isEmpty()) {
            parts.add("found worse in " + shortened(worse));
        }
        if (parts.isEmpty()) {
            parts.add("no single level is found better or worse");
        }
        return " differs by " + tested.name() + " (" + tested.numbers() + "): " + String.join("; ", parts) + ".";
    }

    /** What differs, and among how many attributes that was found. */
    private String first(Tested tested, int attributes) {
        return (attributes > 1 ? "Of " + attributes + " attributes, the" : "The") + " effect on "
                + metric(tested.segment());
    }

    private static String shortened(List<String> found) {
        int more = found.size() - MOST;
        return more < 1 ? Words.list(found) : String.join(", ", found.subList(0, MOST)) + " and " + more + " more";
    }

    private String alike(List<Tested> tested) {
        Tested nearest =
                tested.stream().min(Comparator.comparingDouble(Tested::p)).orElseThrow();
        return "No evidence that the effect on " + metric(nearest.segment()) + " differs by "
                + either(tested.stream().map(Tested::segment).toList()) + " (" + (tested.size() > 1 ? "smallest " : "")
                + nearest.numbers()
                + "), so nobody is shown to gain more than others.";
    }

    private String metric(SegmentReadout segment) {
        return Words.lower(readout().metric(segment.metric()).label());
    }

    /** Rows found in the better direction, or in the worse one, with their numbers; the largest first. */
    private List<String> found(SegmentReadout segment, boolean better) {
        MetricReadout metric = readout().metric(segment.metric());
        int sign = metric.better().equals("lower") == better ? -1 : 1;
        MetricFormat format = MetricFormat.of(metric);
        record Found(String level, Interval effect) {}
        List<Found> found = new ArrayList<>();
        for (SegmentReadout.Row row : segment.found()) {
            Interval effect = row.difference();
            if (effect != null && sign * effect.effect() > 0) {
                found.add(new Found(Words.level(row.level()), effect));
            }
        }
        found.sort(Comparator.comparingDouble(f -> -Math.abs(f.effect().effect())));
        return found.stream()
                .map(f -> f.level() + " ("
                        + format.withInterval(
                                f.effect().effect(),
                                f.effect().low(),
                                f.effect().high()) + ")")
                .toList();
    }

    /** Whether places speak against a launch in all of them; empty where no attribute is a place. */
    String everywhere() {
        List<String> sentences = new ArrayList<>();
        for (Tested tested : tested()) {
            if (isPlace(tested.segment().attribute())) {
                sentences.add("Exploratory: " + place(tested));
            }
        }
        return Words.sentences(sentences);
    }

    private static boolean isPlace(String attribute) {
        return Arrays.stream(attribute.toLowerCase(Locale.ROOT).split("[_\\-.]", -1))
                .anyMatch(PLACES::contains);
    }

    private String place(Tested tested) {
        if (!standing.segmentsArm().equals(standing.treatment())) {
            return "by " + tested.name() + " only arm " + standing.segmentsArm() + " was looked at, not arm "
                    + standing.treatment() + ".";
        }
        List<String> worse = found(tested.segment(), false);
        if (!worse.isEmpty()) {
            return "found worse in " + Words.list(worse) + ", so not there without a closer look.";
        }
        return tested.differs()
                ? "the effect differs by " + tested.name() + ", and no " + tested.name() + " is found worse."
                : "no evidence that the effect differs by " + tested.name() + ".";
    }
}
