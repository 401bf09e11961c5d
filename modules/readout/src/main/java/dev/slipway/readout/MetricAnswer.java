package dev.slipway.readout;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.FamilyReadout;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MethodNotes;
import org.jspecify.annotations.Nullable;

/**
 * What one metric says about one treatment: by its deciding interval, and where the study judges it in a family only as far as it
 * is found there too.
 *
 * @param inFamily null where the metric is in no family
 * @param adjustment the family's method as people write it
 */
record MetricAnswer(Judgement judgement, String treatment, FamilyReadout.@Nullable Row inFamily, String adjustment) {
    /** What may be said. */
    enum Reading {
        BETTER,
        WORSE,
        NOT_SHOWN,
        NOT_KNOWN
    }

    static MetricAnswer of(MetricReadout metric, String treatment, @Nullable FamilyReadout family) {
        FamilyReadout.Row row = family == null
                ? null
                : family.rows().stream()
                        .filter(r ->
                                r.metric().equals(metric.key()) && r.treatment().equals(treatment))
                        .findFirst()
                        .orElse(null);
        String adjustment =
                family == null ? "" : MethodNotes.of(family.adjustment()).name();
        return new MetricAnswer(Judgement.of(metric, treatment), treatment, row, adjustment);
    }

    private MetricReadout metric() {
        return judgement.metric();
    }

    /** The estimate that may speak; null where there is none or it does not hold what it promises yet. */
    private @Nullable Estimate deciding() {
        return judgement.point() == null ? null : judgement.deciding();
    }

    Reading reading() {
        Estimate deciding = deciding();
        if (deciding == null) {
            return Reading.NOT_KNOWN;
        }
        if (deciding.includesZero() || onlyAlone(deciding)) {
            return Reading.NOT_SHOWN;
        }
        return judgement.gain() > 0 ? Reading.BETTER : Reading.WORSE;
    }

    /** Whether it would be an effect by itself and is none beside the others of its family. */
    private boolean onlyAlone(Estimate deciding) {
        return !deciding.includesZero() && inFamily != null && !inFamily.found();
    }

    /** Neither decides nor is adjusted for how many are looked at. */
    boolean exploratory() {
        return metric().role().equals("secondary") && inFamily == null;
    }

    /** "Plays rise by 0.40 [+0.20, +0.60]". */
    String sentence() {
        Estimate deciding = deciding();
        if (deciding == null) {
            return unknown();
        }
        String numbers = judgement.format().withInterval(deciding.effect(), deciding.ciLow(), deciding.ciHigh());
        if (onlyAlone(deciding)) {
            return metric().label() + ": " + numbers + " by itself, not found after " + adjustment + "'s adjustment";
        }
        return (deciding.includesZero()
                        ? metric().label() + ": no change shown, " + numbers
                        : judgement.sentence() + relative(deciding))
                + (exploratory() ? ", exploratory" : "");
    }

    /** The numbers without a claim: "Plays +0.40 [+0.20, +0.60]". */
    String soFar() {
        Estimate deciding = deciding();
        return deciding == null
                ? unknown()
                : metric().label() + " "
                        + judgement.format().withInterval(deciding.effect(), deciding.ciLow(), deciding.ciHigh());
    }

    private String unknown() {
        return metric().label() + ": not known, " + judgement.whyMissing();
    }

    /** The change in percent by the method of the interval beside it; empty where that has none, and of rates. */
    private String relative(Estimate deciding) {
        return metric().rate()
                ? ""
                : metric().estimates("relative", treatment).stream()
                        .filter(e -> e.method().equals(deciding.method()) && e.level() == deciding.level())
                        .findFirst()
                        .map(e -> " (" + judgement.format().withInterval(e) + ")")
                        .orElse("");
    }
}
