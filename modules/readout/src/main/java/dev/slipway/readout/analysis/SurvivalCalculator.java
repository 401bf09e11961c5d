package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Survival;
import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.SurvivalReadout.Cox;
import dev.slipway.readout.model.SurvivalReadout.Curve;
import dev.slipway.readout.model.SurvivalReadout.Difference;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.survival.Band;
import dev.slipway.stats.survival.KaplanMeier;
import dev.slipway.stats.survival.LogRank;
import dev.slipway.stats.survival.RestrictedMean;
import dev.slipway.stats.survival.SurvivalCurve;
import dev.slipway.stats.survival.SurvivalData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Time until something happens: curves by group, their differences, and a Cox model where the study names terms. */
final class SurvivalCalculator {
    /** Of each group, for the restricted mean. */
    private static final int FEWEST_EVENTS = 5;

    private SurvivalCalculator() {}

    static List<SurvivalReadout> compute(AnalysisInput input) {
        List<SurvivalReadout> all = new ArrayList<>();
        for (Survival asked : input.asked().survival()) {
            input.context().checkCancelled();
            all.add(one(input, asked));
        }
        return all;
    }

    private static SurvivalReadout one(AnalysisInput input, Survival asked) {
        try {
            SurvivalTimes times = SurvivalTimes.of(input.data(), asked);
            times.requireEvents();
            return describe(input, asked, times, SurvivalGroups.of(input.data(), times, asked.by()));
        } catch (CannotFit reason) {
            return nothing(input, asked, reason.sentences());
        } catch (IllegalArgumentException reason) {
            return nothing(input, asked, "The curves can't be estimated: " + reason.getMessage() + ".");
        }
    }

    private static SurvivalReadout describe(
            AnalysisInput input, Survival asked, SurvivalTimes times, SurvivalGroups groups) {
        double level = input.study().decision().level();
        List<String> warnings = new ArrayList<>(groups.warnings());
        List<SurvivalCurve> fitted = groups.rows().stream()
                .map(rows -> KaplanMeier.fit(rows, Band.LOG_LOG, level))
                .toList();
        double horizon = horizon(asked.horizon(), fitted, warnings);
        List<Curve> curves = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (int g = 0; g < groups.names().size(); g++) {
            input.context().checkCancelled();
            SurvivalData rows = groups.rows().get(g);
            curves.add(CurveSteps.thin(groups.names().get(g), fitted.get(g), rows.rows(), rows.events()));
            if (g > 0 && horizon > 0) {
                difference(groups, g, horizon, level, warnings).ifPresent(differences::add);
            }
        }
        Cox cox = asked.terms().isEmpty() ? null : cox(input, asked, times, warnings);
        return new SurvivalReadout(
                asked.name(),
                asked.label(),
                times.what(),
                asked.by(),
                horizon,
                level,
                curves,
                logRank(groups),
                differences,
                cox,
                warnings.stream().distinct().toList());
    }

    /**
     * The last time at which every curve is known, or the study's where that is earlier. A group whose last units all had
     * the event has a curve of 0 from there on, so it sets no limit; where no group does, the last event does.
     */
    private static double horizon(@Nullable Duration asked, List<SurvivalCurve> curves, List<String> warnings) {
        double known = curves.stream().mapToDouble(SurvivalCurve::end).min().orElse(0);
        double last = curves.stream()
                .mapToDouble(curve -> curve.table().times()[curve.survival().length - 1])
                .max()
                .orElse(0);
        if (asked == null) {
            return Math.min(known, last);
        }
        double days = asked.toSeconds() / 86_400.0;
        if (days <= known) {
            return days;
        }
        warnings.add("The restricted mean was asked for up to " + Words.span(asked) + ", but one group is watched for "
                + Numbers.plain(known) + " days only; it counts up to there.");
        return known;
    }

    /** Empty, with a sentence, where the error of the difference would be far too small, down to 0. */
    private static Optional<Difference> difference(
            SurvivalGroups groups, int g, double horizon, double level, List<String> warnings) {
        SurvivalData first = groups.rows().get(0);
        SurvivalData rows = groups.rows().get(g);
        String which = "No restricted mean of " + groups.names().get(g) + " against "
                + groups.names().get(0) + ": ";
        if (Math.min(events(first, horizon), events(rows, horizon)) < FEWEST_EVENTS) {
            warnings.add(which + "one of them has fewer than " + FEWEST_EVENTS + " events, too few for an interval.");
            return Optional.empty();
        }
        Effect effect = RestrictedMean.compare(rows, first, horizon, level).difference();
        if (!(effect.standardError() > 0)) {
            warnings.add(which + "all units of both have the same time, so there is no error to judge it by.");
            return Optional.empty();
        }
        effect.warnings().stream().map(StatWarning::message).forEach(warnings::add);
        return Optional.of(new Difference(
                groups.names().get(g),
                groups.names().get(0),
                effect.estimate(),
                effect.low(),
                effect.high(),
                effect.pValue()));
    }

    private static long events(SurvivalData rows, double until) {
        return IntStream.range(0, rows.rows())
                .filter(i -> rows.event()[i] && rows.stop()[i] <= until)
                .count();
    }

    private static @Nullable Double logRank(SurvivalGroups groups) {
        if (groups.names().size() < 2) {
            return null;
        }
        try {
            double p = LogRank.test(groups.all(), groups.group()).pValue();
            return Double.isFinite(p) ? p : null;
        } catch (IllegalArgumentException nothingToCompare) {
            // Fewer than two groups were at risk when something happened.
            return null;
        }
    }

    private static @Nullable Cox cox(AnalysisInput input, Survival asked, SurvivalTimes times, List<String> warnings) {
        try {
            return CoxCalculator.compute(input, asked, times);
        } catch (CannotFit reason) {
            warnings.add("No Cox model. " + reason.sentences());
        } catch (IllegalArgumentException reason) {
            warnings.add("The Cox model can't be fitted: " + reason.getMessage() + ".");
        }
        return null;
    }

    private static SurvivalReadout nothing(AnalysisInput input, Survival asked, String why) {
        String event = asked.event();
        String what = event == null ? asked.label() : Words.label(event) + " after first exposure";
        return new SurvivalReadout(
                asked.name(),
                asked.label(),
                what,
                asked.by(),
                0,
                input.study().decision().level(),
                List.of(),
                null,
                List.of(),
                null,
                List.of(why));
    }
}
