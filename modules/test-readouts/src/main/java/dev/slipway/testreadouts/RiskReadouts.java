package dev.slipway.testreadouts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.AtBudget;
import dev.slipway.readout.model.RiskReadout.Case;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.model.RiskReadout.Planted;
import dev.slipway.readout.model.RiskReadout.Queue;
import dev.slipway.readout.model.RiskReadout.Ranking;
import dev.slipway.readout.model.RiskReadout.Reason;
import dev.slipway.readout.model.RiskReadout.TestWeeks;
import dev.slipway.readout.model.RiskReadout.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whom to look at first. */
public final class RiskReadouts {
    private RiskReadouts() {}

    /** A question that needs more weeks than there are. */
    public static RiskReadout unavailable() {
        return unavailable("fraud", "The data has 12 weeks. Labels that come 5 weeks after a review need 15.");
    }

    /** A question without an answer. */
    public static RiskReadout unavailable(String name, String why) {
        String label = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String what = "any loss (loss_" + name + ") in the week after it";
        return new RiskReadout(name, label, "loss_" + name, what, 1, 4, 50, 4, 1, why, null);
    }

    /** The same with these cases in the queue. */
    public static RiskReadout withQueue(RiskReadout risk, List<Case> cases) {
        Found found = Objects.requireNonNull(risk.found());
        Found other = new Found(
                found.model(),
                found.better(),
                found.pValue(),
                found.rate(),
                found.test(),
                found.unlabelled(),
                found.rankings(),
                found.added(),
                found.threshold(),
                new Queue(found.queue().week(), cases.size(), cases),
                null,
                found.warnings(),
                found.level());
        return new RiskReadout(
                risk.name(),
                risk.label(),
                risk.outcome(),
                risk.what(),
                risk.horizon(),
                risk.delay(),
                risk.reviews(),
                risk.reviewCost(),
                risk.prevented(),
                null,
                other);
    }

    /** The same of a model whose card says nothing. */
    public static RiskReadout risk(boolean better) {
        return risk(better, null);
    }

    /**
     * A queue.
     *
     * @param better where the queue is worth it; else no better than chance
     * @param trained what the card of the model says
     */
    public static RiskReadout risk(boolean better, @Nullable Trained trained) {
        List<AtBudget> model = new ArrayList<>();
        List<AtBudget> odd = new ArrayList<>();
        for (int reviews : new int[] {1, 2, 5, 10, 20, 30, 50, 70, 100, 150, 200, 300, 500, 1000, 6600}) {
            double recall = better ? 1 - Math.exp(-reviews / 60.0) : reviews / 6600.0;
            double precision = better ? recall * 73 / reviews : .011;
            model.add(at(reviews, Math.min(1, precision), recall));
            odd.add(at(reviews, .02, reviews / 6600.0));
        }
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double p = better ? .97 - .03 * i : .02;
            cases.add(new Case(
                    String.format("rrq-%06d", 17 * i + 3),
                    p,
                    14.7 * p,
                    .001 + .01 * i,
                    p,
                    List.of(
                            new Reason("shared_devices", "Shared devices", "6", 3.2),
                            new Reason("known_abuse", "Abuse known by then", "153", 2.4),
                            new Reason("deposits_1w", "Deposits, last week", "252", i % 4 == 0 ? -.6 : .6)),
                    i % 7 == 6 ? 0.0 : 4.3));
        }
        Found found = new Found(
                new PredictionReadout(
                        "abuse",
                        "Bonus abuse",
                        PredictionReadout.RISK,
                        "any loss (loss_bonus_abuse) in the week after it",
                        "the start of each week",
                        null,
                        trained),
                better,
                better ? .001 : .41,
                .011,
                new TestWeeks(10, 11, 13_817, 146, 912),
                45_931,
                List.of(
                        new Ranking(
                                Ranking.MODEL,
                                "Model",
                                better ? new Interval(.82, .73, .88) : new Interval(.012, .008, .018),
                                better ? new Interval(.998, .996, .999) : new Interval(.52, .47, .57),
                                model),
                        new Ranking(
                                Ranking.ANOMALY,
                                "Unusual rows, without labels",
                                new Interval(.047, .036, .061),
                                new Interval(.889, .868, .908),
                                odd),
                        new Ranking(
                                Ranking.COMBINED,
                                "Both together",
                                new Interval(.825, .739, .889),
                                new Interval(.998, .996, .999),
                                model)),
                new Interval(.006, -.001, .015),
                new Threshold(better ? .105 : null, .272, 14.72, better ? .016 : 0, new Interval(329, 166, 490)),
                new Queue(13, 6_696, cases),
                new Planted(4.18, .13, 4.57, 26, 225),
                List.of("An AUC of 0.998 is rarely honest: look for a feature that is computed from the outcome."),
                .95);
        return new RiskReadout(
                "abuse",
                "Bonus abuse",
                "loss_bonus_abuse",
                "any loss (loss_bonus_abuse) in the week after it",
                1,
                1,
                50,
                4,
                1,
                null,
                found);
    }

    private static AtBudget at(int reviews, double precision, double recall) {
        double saved = reviews * (14.7 * precision - 4);
        return new AtBudget(
                reviews,
                new Interval(precision, .85 * precision, Math.min(1, 1.12 * precision)),
                new Interval(recall, .88 * recall, Math.min(1, 1.1 * recall)),
                new Interval(saved, saved - 2 * reviews, saved + 2 * reviews));
    }
}
