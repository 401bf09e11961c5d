package dev.slipway.readout.offers;

import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.uplift.Decile;
import dev.slipway.learning.uplift.GroupEffect;
import dev.slipway.learning.uplift.PredictedEffects;
import dev.slipway.learning.uplift.TreatmentEvaluation;
import dev.slipway.learning.uplift.UpliftReport;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OfferEffect.Sureness;
import dev.slipway.readout.model.OfferEffect.UpliftTruth;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Logged;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.UpliftReadout;
import dev.slipway.readout.model.UpliftReadout.Learner;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.stats.Effect;
import dev.slipway.warehouse.OfferWeeks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From what was learned to what is shown. */
final class OffersTranslation {
    private OffersTranslation() {}

    static OffersReadout.Log log(OfferRows rows, OfferWeeks weeks) {
        int[] made = rows.made();
        int offers = rows.offers().size();
        double[] count = new double[offers];
        double[] smallest = new double[offers];
        Arrays.fill(smallest, 1);
        for (int i = 0; i < made.length; i++) {
            count[made[i]]++;
            smallest[made[i]] = Math.min(smallest[made[i]], weeks.propensity()[i]);
        }
        List<Logged> shares = new ArrayList<>();
        for (int k = 0; k < offers; k++) {
            shares.add(new Logged(rows.offers().get(k), count[k] / made.length, smallest[k]));
        }
        int[] week = Arrays.copyOf(weeks.week(), weeks.rounds());
        return new OffersReadout.Log(
                weeks.rounds(),
                weeks.users(),
                Arrays.stream(week).min().orElse(0) + 1,
                Arrays.stream(week).max().orElse(0) + 1,
                shares);
    }

    /** What was found about each offer; an order is better than chance where its p-value, adjusted for several offers, says so at this level. */
    static UpliftReadout uplift(
            UpliftReport report, PredictedEffects sure, List<Sureness> users, int folds, OfferRows rows) {
        double level = sure.rows().level();
        List<OfferEffect> effects = new ArrayList<>();
        List<TreatmentEvaluation> treatments = report.best().treatments();
        for (int k = 0; k < treatments.size(); k++) {
            effects.add(offer(
                    report,
                    treatments.get(k),
                    report.heterogeneity().adjusted().get(k),
                    level,
                    sure.tenths().get(k),
                    users.get(k)));
        }
        return new UpliftReadout(
                report.parts().test(),
                report.parts().testUnits(),
                folds,
                report.learners().stream()
                        .map(l -> new Learner(l.name().title(), l.validation()))
                        .toList(),
                report.chosen().title(),
                report.heterogeneity().better(),
                report.heterogeneity().pValue(),
                report.heterogeneity().sentence(),
                effects,
                rows.features().features().stream()
                        .map(feature -> feature(feature, rows.rounds()))
                        .toList());
    }

    /** As the rounds that are learned from have it. */
    private static PredictionReadout.Feature feature(Feature feature, int rounds) {
        long missing = 0;
        boolean varies = false;
        for (int i = 0; i < rounds; i++) {
            missing += Double.isNaN(feature.value(i)) ? 1 : 0;
            varies |= Double.compare(feature.value(i), feature.value(0)) != 0;
        }
        return new PredictionReadout.Feature(
                feature.name(),
                PredictionWords.feature(feature.name()),
                feature instanceof Feature.Numeric ? "number" : "category",
                (double) missing / Math.max(1, rounds),
                "before the week began",
                varies);
    }

    private static OfferEffect offer(
            UpliftReport report,
            TreatmentEvaluation treatment,
            double pValue,
            double level,
            List<dev.slipway.learning.evaluate.Interval> tenths,
            Sureness users) {
        List<GroupEffect> own = report.averages().stream()
                .filter(group -> group.treatment().equals(treatment.treatment()))
                .toList();
        return new OfferEffect(
                treatment.treatment(),
                interval(treatment.calibration().average()),
                interval(treatment.autoc()),
                pValue,
                pValue < 1 - level,
                interval(treatment.qiniRate()),
                treatment.curve().stream()
                        .map(point -> new OfferEffect.CurvePoint(
                                point.share(),
                                new Interval(
                                        point.gain().estimate(),
                                        point.gain().low(),
                                        point.gain().high()),
                                point.random()))
                        .toList(),
                IntStream.range(0, tenths.size())
                        .mapToObj(part -> decile(treatment.deciles().get(part), tenths.get(part)))
                        .toList(),
                own.stream()
                        .filter(group -> group.group().contains(" = "))
                        .map(OffersTranslation::group)
                        .toList(),
                truth(treatment),
                users,
                order(treatment));
    }

    /** Only what doubly robust scores say: the arms' plain means differ by who got offers. A share of one user's weeks has no interval. */
    private static OfferEffect.Order order(TreatmentEvaluation treatment) {
        return new OfferEffect.Order(
                interval(treatment.gainArea()),
                treatment.atShares().stream()
                        .filter(at -> Double.isFinite(at.effect().low()))
                        .map(at -> new OfferEffect.AtShare(at.share(), at.rows(), interval(at.effect())))
                        .toList());
    }

    private static OfferEffect.Decile decile(Decile decile, dev.slipway.learning.evaluate.Interval sure) {
        return new OfferEffect.Decile(
                decile.number(),
                decile.rows(),
                decile.predicted(),
                interval(decile.observed()),
                new Interval(sure.estimate(), sure.low(), sure.high()));
    }

    private static OfferEffect.Group group(GroupEffect group) {
        String[] parts = group.group().split(" = ", 2);
        return new OfferEffect.Group(parts[0], parts[1], group.rows(), interval(group.effect()));
    }

    private static @Nullable UpliftTruth truth(TreatmentEvaluation treatment) {
        var truth = treatment.truth();
        return truth == null
                ? null
                : new UpliftTruth(
                        truth.average(),
                        truth.pehe(),
                        truth.constantPehe(),
                        finite(truth.spearman()),
                        finite(truth.oracleShare()));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Interval interval(Effect effect) {
        return new Interval(effect.estimate(), effect.low(), effect.high());
    }
}
