package dev.slipway.charts;

import dev.slipway.readout.model.BridgeReadout;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.testreadouts.BridgeReadouts;
import dev.slipway.testreadouts.OfferReadouts;
import dev.slipway.testreadouts.PolicyEvaluations;
import dev.slipway.testreadouts.PolicyReadouts;
import dev.slipway.testreadouts.RiskReadouts;
import dev.slipway.testreadouts.ScoreReadouts;
import dev.slipway.testreadouts.UpliftReadouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every picture once with the fixture's numbers, at the size that it has on its screen. */
final class Samples {
    private Samples() {}

    record Sample(String name, Picture picture, double width, double height) {}

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        effects(samples);
        looks(samples);
        activity(samples);
        retention(samples);
        drift(samples);
        observational(samples);
        simulation(samples);
        traffic(samples);
        models(samples);
        offers(samples);
        risk(samples);
        FixtureMonitor.addTo(samples);
        AwkwardSamples.addTo(samples);
        data(samples);
        return samples;
    }

    private static void effects(List<Sample> to) {
        Picture forest = new ForestPlot(Fixture.metrics(), "absolute", "treatment");
        to.add(new Sample("forest", forest, 728, 400));
        to.add(new Sample("forest-relative", new ForestPlot(Fixture.metrics(), "relative", "treatment"), 728, 110));
        to.add(new Sample(
                "sequential", new SequentialChart(Fixture.signup(), 28, .01, Fixture.milestones()), 728, 228));
        to.add(new Sample("guardrail-kyc", new GuardrailRow(Fixture.kyc(), "treatment"), 440, 98));
        to.add(new Sample("guardrail-fraud", new GuardrailRow(Fixture.fraud(), "treatment"), 440, 98));
        to.add(new Sample("mini", new MiniInterval(Fixture.kyc(), "treatment"), 90, 24));
        to.add(new Sample("mini-memo", new MiniInterval(Fixture.fraud(), "treatment"), 118, 36));
        to.add(new Sample("sparkline", new Sparkline(Fixture.signup()), 120, 36));
    }

    private static void looks(List<Sample> to) {
        to.add(new Sample("looks", new LooksComparison(FixtureLooks.agree(), Fixture.signup()), 728, 300));
        to.add(new Sample("looks-open", new LooksComparison(FixtureLooks.disagree(), Fixture.fraud()), 640, 220));
        to.add(new Sample("segment-judged", new SegmentForest(FixtureLooks.judged(), Fixture.signup()), 700, 180));
    }

    private static void activity(List<Sample> to) {
        for (TrendChart.Measure measure : TrendChart.Measure.values()) {
            to.add(trend(measure, TrendChart.Grain.DAY));
        }
        to.add(trend(TrendChart.Measure.SESSIONS, TrendChart.Grain.WEEK));
        to.add(trend(TrendChart.Measure.ACTIVE, TrendChart.Grain.MONTH));
        to.add(new Sample("funnel", new FunnelChart(FixtureParts.funnel(), Fixture.VARIANTS), 930, 370));
        for (int i = 1; i < 5; i++) {
            Picture time = new TimeToStepChart(FixtureParts.funnel().steps().get(i), Fixture.VARIANTS);
            to.add(new Sample("time-" + i, time, 214, 148));
        }
    }

    private static Sample trend(TrendChart.Measure measure, TrendChart.Grain grain) {
        TrendChart chart = new TrendChart(Fixture.activity(), Fixture.VARIANTS, measure, grain);
        return new Sample(chart.id(), chart, 780, grain == TrendChart.Grain.DAY ? 280 : 180);
    }

    private static void retention(List<Sample> to) {
        to.add(new Sample("retention", new RetentionHeatmap(FixtureParts.retention(), "control"), 366, 330));
        to.add(new Sample(
                "retention-difference", new RetentionDifference(FixtureParts.retention(), Fixture.VARIANTS), 390, 330));
        to.add(new Sample("curves", new ReturnCurves(FixtureParts.retention(), false, Fixture.VARIANTS), 800, 220));
        to.add(new Sample("day-returns", new DayReturns(FixtureParts.retention(), Fixture.VARIANTS), 332, 216));
    }

    private static void drift(List<Sample> to) {
        to.add(new Sample("drift", new DriftBars(FixtureParts.drift(), "acquisition_channel"), 598, 296));
        to.add(new Sample("drift-bins", new DriftDistribution(FixtureParts.drift(), "acquisition_channel"), 570, 242));
        to.add(new Sample(
                "drift-weeks",
                new DriftWeeks(FixtureParts.drift(), Fixture.VARIANTS, "acquisition_channel"),
                1214,
                236));
        to.add(new Sample("weekly-drift", new WeeklyDrift(FixtureWeeks.weeks(), "visits", 5), 700, 150));
        to.add(new Sample("weekly-drift-paper", new WeeklyDrift(FixtureWeeks.close(), null, 0), 672, 120));
        to.add(new Sample("segment", new SegmentForest(FixtureParts.segment(), Fixture.signup()), 700, 190));
    }

    private static void observational(List<Sample> to) {
        ObservationalReadout beta = FixtureCausal.beta();
        to.add(new Sample("observational", new ObservationalForest(beta, "ipw"), 640, 260));
        to.add(new Sample("observational-rate", new ObservationalForest(FixtureCausal.rate(), "randomised"), 560, 230));
        to.add(new Sample("balance", new LovePlot(beta), 460, 240));
        to.add(new Sample("balance-unweighted", new LovePlot(FixtureCausal.separated()), 460, 200));
        to.add(new Sample("overlap", new OverlapHistogram(beta), 460, 210));
        to.add(new Sample("overlap-none", new OverlapHistogram(FixtureCausal.separated()), 460, 210));
    }

    private static void simulation(List<Sample> to) {
        to.add(new Sample("truth", new TruthPlot(Fixture.metrics(), "treatment"), 432, 282));
        to.add(new Sample("reruns", new RerunsChart("Sign-up completion", true, .05, FixtureParts.reruns()), 432, 190));
        to.add(new Sample("posterior", new PosteriorChart(Fixture.signup(), "treatment"), 500, 170));
        to.add(new Sample("spend", new ForestPlot(List.of(Fixture.spend()), "absolute", "treatment"), 500, 100));
    }

    private static void traffic(List<Sample> to) {
        Picture allocation = new AllocationBarPicture(List.of(
                new AllocationBarPicture.Part("control", 0, 4_500, AllocationBarPicture.Kind.ARM, 0),
                new AllocationBarPicture.Part("treatment", 4_500, 9_000, AllocationBarPicture.Kind.ARM, 1),
                new AllocationBarPicture.Part("holdout", 9_000, 9_500, AllocationBarPicture.Kind.HOLDOUT, 0),
                new AllocationBarPicture.Part("free", 9_500, 10_000, AllocationBarPicture.Kind.FREE, 0)));
        to.add(new Sample("allocation", allocation, 590, 46));
        to.add(new Sample(
                "observed",
                new ObservedExpected(
                        Fixture.VARIANTS,
                        Map.of("control", 29_986.0, "treatment", 30_014.0),
                        Map.of("control", 30_000.0, "treatment", 30_000.0)),
                356,
                72));
        to.add(new Sample(
                "share-drift", new ShareDrift(FixtureParts.shares(), .5, List.of("control", "treatment")), 356, 120));
        Picture ramp = new RampChart(
                List.of(
                        new RampChart.Step(0, .05),
                        new RampChart.Step(2, .25),
                        new RampChart.Step(4, .5),
                        new RampChart.Step(7, .9)),
                "2026-10-05",
                28);
        to.add(new Sample("ramp", ramp, 372, 160));
        to.add(new Sample("power-low", new PowerCurves(FixtureParts.weakPlan(), 28, .8, Amount.Unit.RATE), 372, 170));
        to.add(new Sample("power", new PowerCurves(FixtureParts.plan(), 28, .8, Amount.Unit.RATE), 372, 170));
        to.add(new Sample(
                "power-users", new PowerCurves(FixtureParts.plan(), 28, .8, Amount.Unit.RATE, 37.9), 372, 170));
    }

    private static void models(List<Sample> to) {
        to.add(new Sample("regression", new RegressionTable(FixtureModels.logistic()), 606, 260));
        to.add(new Sample("regression-linear", new RegressionTable(FixtureModels.linear()), 606, 170));
        to.add(new Sample("regression-split", new RegressionTable(FixtureModels.separated()), 606, 110));
        to.add(new Sample("survival", new SurvivalCurves(FixtureModels.active()), 560, 250));
        to.add(new Sample("survival-quick", new SurvivalCurves(FixtureModels.quick()), 560, 290));
        to.add(new Sample("hazards", new HazardForest(FixtureModels.active()), 606, 200));
        to.add(new Sample(
                "transitions",
                new TransitionHeatmap(FixtureModels.transitions(), 1, "add_to_cart>purchase_completed"),
                560,
                190));
    }

    private static void risk(List<Sample> to) {
        to.add(new Sample("ranking", new RankingCurve(RiskReadouts.risk(true), "model", 50), 420, 230));
        to.add(new Sample("ranking-chance", new RankingCurve(RiskReadouts.risk(false), "anomaly", 50), 420, 200));
        to.add(new Sample("savings", new SavingsCurve(RiskReadouts.risk(true), "model", 50), 420, 200));
        to.add(new Sample("savings-none", new SavingsCurve(RiskReadouts.risk(false), "model", 20), 380, 180));
        QueueTable queue = new QueueTable(RiskReadouts.risk(true), 12);
        to.add(new Sample("queue", queue, 1_200, queue.preferredHeight(1_200)));
    }

    private static void offers(List<Sample> to) {
        to.add(new Sample("waterfall", new WaterfallChart(BridgeReadouts.bridge(), "targeted"), 370, 250));
        to.add(new Sample("waterfall-worse", new WaterfallChart(BridgeReadouts.bridge(), "bonus"), 420, 200));
        to.add(new Sample(
                "waterfall-loss",
                new WaterfallChart(
                        new BridgeReadout(
                                "net",
                                "Net",
                                List.of(
                                        BridgeReadouts.arm("control", 2, -.4, -.3, -.2),
                                        BridgeReadouts.arm("all", 2.1, .2, -1.3, -1.9))),
                        "all"),
                370,
                220));
        to.add(new Sample("dials", FixtureOffers.dials(), 440, 216));
        to.add(new Sample("dials-outside", FixtureOffers.outside(), 440, 206));
        to.add(new Sample("uplift-bonus", new UpliftCurve(UpliftReadouts.bonus(), 1), 316, 260));
        to.add(new Sample("uplift-waiver", new UpliftCurve(UpliftReadouts.waiver(), 2), 316, 220));
        to.add(new Sample("deciles", new DecileChart(UpliftReadouts.waiver(), 2), 560, 230));
        to.add(new Sample("frontier", new PolicyFrontier(PolicyReadouts.policy(true), "budget", .2, null), 470, 200));
        to.add(new Sample(
                "frontier-rate",
                new PolicyFrontier(
                        PolicyReadouts.policy(true), "loss_rate", .0031, PolicyReadouts.choice(.2, .0031, .009, true)),
                470,
                200));
        PolicyEvaluation held =
                PolicyEvaluations.evaluation(PolicyEvaluation.NOT_RECOMMENDED, "Losses may exceed their limit.");
        to.add(new Sample("off-policy", new OffPolicyTable(held, .95), 698, 196));
        to.add(new Sample("off-policy-narrow", new OffPolicyTable(held, .95), 440, 196));
        WhoTable who = new WhoTable(PolicyReadouts.policy(true).who(), OfferReadouts.OFFERS);
        to.add(new Sample("who", who, 640, who.preferredHeight(640)));
        OfferGroups groups = new OfferGroups(UpliftReadouts.waiver());
        to.add(new Sample("groups", groups, 560, groups.preferredHeight(560)));
        to.add(new Sample("learners", new LearnerScores(UpliftReadouts.uplift()), 420, 104));
    }

    private static void data(List<Sample> to) {
        to.add(new Sample("score-drift", new ScoreWeeks(ScoreReadouts.scores(), "score:churn", 6), 900, 100));
        to.add(new Sample("lineage", new LineagePicture(FixtureLineage.small(), "stg_events"), 1_216, 226));
        to.add(new Sample("lineage-30", new LineagePicture(FixtureLineage.large(), ""), 1_216, 330));
        LineagePicture whole = new LineagePicture(FixtureLineage.whole(), "fct_exposures");
        to.add(new Sample("lineage-whole", whole, 1_216, whole.preferredHeight(1_216)));
        to.add(new Sample("lineage-whole-936", whole, 936, whole.preferredHeight(936)));
        to.add(new Sample("column-shares", FixtureLineage.shares(), 110, 24));
        to.add(new Sample("column-bars", FixtureLineage.bars(), 110, 24));
        to.add(new Sample(
                "column-different",
                new ColumnPicture("event_id", ColumnPicture.Kind.DIFFERENT, List.of(), 3, 200, List.of()),
                110,
                24));
    }
}
