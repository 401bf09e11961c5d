package dev.slipway.readout;

import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.readout.metric.Adjusted;
import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.model.SegmentReadout.Interaction;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.ab.Heterogeneity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one attribute judged together: adjusted p-values over those that could be tested, and the test that the
 * effect is the same in all of them.
 */
record SegmentTests(Adjustment method, double alpha) {
    /** A row and its comparison; null where an arm has too few units. */
    record Candidate(SegmentReadout.Row row, @Nullable Comparison comparison) {}

    SegmentReadout readout(String attribute, String metric, String treatment, List<Candidate> candidates) {
        double[] p = candidates.stream()
                .map(Candidate::comparison)
                .filter(c -> c != null)
                .mapToDouble(c -> c.oneLook().pValue())
                .toArray();
        double[] adjusted = Adjusted.of(method, p);
        List<SegmentReadout.Row> rows = new ArrayList<>();
        int tested = 0;
        for (Candidate candidate : candidates) {
            rows.add(
                    candidate.comparison() == null
                            ? candidate.row()
                            : judged(candidate.row(), p[tested], adjusted[tested++]));
        }
        Interaction interaction = interaction(candidates);
        SegmentReadout.Tests tests = new SegmentReadout.Tests(
                method.name().toLowerCase(Locale.ROOT),
                Adjusted.controls(method, p.length, alpha),
                alpha,
                interaction,
                reading(interaction, candidates, rows));
        return new SegmentReadout(
                attribute, metric, interaction == null ? null : interaction.pValue(), rows, tests, treatment);
    }

    private SegmentReadout.Row judged(SegmentReadout.Row row, double p, double adjusted) {
        return new SegmentReadout.Row(
                row.level(),
                row.nControl(),
                row.nTreatment(),
                row.control(),
                row.treatment(),
                row.difference(),
                p,
                adjusted,
                adjusted <= alpha,
                null);
    }

    private static @Nullable Interaction interaction(List<Candidate> candidates) {
        List<Comparison> usable = usable(candidates);
        if (usable.size() < 2) {
            return null;
        }
        Heterogeneity.Result r = Heterogeneity.test(
                usable.stream().mapToDouble(c -> c.absolute().estimate()).toArray(),
                usable.stream().mapToDouble(c -> c.absolute().standardError()).toArray());
        double notChance = r.q() > r.degreesOfFreedom() ? (r.q() - r.degreesOfFreedom()) / r.q() : 0;
        return new Interaction(r.q(), r.degreesOfFreedom(), r.pValue(), notChance);
    }

    private static List<Comparison> usable(List<Candidate> candidates) {
        List<Comparison> usable = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Comparison comparison = candidate.comparison();
            if (comparison != null) {
                usable.add(comparison);
            }
        }
        return usable;
    }

    private String reading(
            @Nullable Interaction interaction, List<Candidate> candidates, List<SegmentReadout.Row> rows) {
        if (interaction == null) {
            return "Fewer than two rows have enough units, so nobody can say whether the effect differs.";
        }
        String numbers = "Q " + Numbers.fixed(interaction.q(), 1) + " on " + interaction.degreesOfFreedom() + " df, "
                + Numbers.pEquals(interaction.pValue()) + ", I² " + Numbers.fixed(100 * interaction.iSquared(), 0)
                + "%";
        String differs = interaction.pValue() > alpha
                ? "No evidence that the effect differs between the rows (" + numbers + ")"
                : "The effect differs between the rows (" + numbers + "): largest in " + largest(candidates)
                        + ", which is a finding about one row only where it is marked";
        List<String> found = rows.stream()
                .filter(r -> Boolean.TRUE.equals(r.found()))
                .map(r -> Words.level(r.level()))
                .toList();
        return differs + ". " + foundSentence(found, usable(candidates).size());
    }

    private String foundSentence(List<String> found, int tested) {
        String after = "after " + Adjusted.name(method) + "'s adjustment over " + tested + " rows";
        if (found.isEmpty()) {
            return "No row is found " + after + ".";
        }
        return "Found " + after + ": " + (found.size() == tested ? "every row" : Words.list(found)) + ".";
    }

    private static String largest(List<Candidate> candidates) {
        String level = "";
        double most = -1;
        for (Candidate candidate : candidates) {
            Comparison comparison = candidate.comparison();
            if (comparison != null && Math.abs(comparison.absolute().estimate()) > most) {
                most = Math.abs(comparison.absolute().estimate());
                level = Words.level(candidate.row().level());
            }
        }
        return level;
    }
}
