package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.data.Offset.offset;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.testreadouts.BridgeReadouts;
import dev.slipway.testreadouts.OfferReadouts;
import dev.slipway.testreadouts.PolicyEvaluations;
import dev.slipway.testreadouts.PolicyReadouts;
import dev.slipway.testreadouts.UpliftReadouts;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the pictures of offers say of the numbers that they draw. */
class OfferPicturesTest {
    private static String svg(Picture picture, double width, double height) {
        return SvgRenderer.render(picture, width, height, ChartThemes.light());
    }

    @Test
    void theStepsAddUpToWhatIsLeft() {
        WaterfallChart chart = new WaterfallChart(BridgeReadouts.bridge(), "targeted");
        assertThat(svg(chart, 370, 250)).contains("€3.60", "−€0.21", "−€0.36", "€2.99", "control", "Net");
        assertThat(chart.accessibleText()).contains("Targeted gross revenue €3.60", "net €2.99; control net €2.67.");
        assertThat(chart.table().headers()).containsExactly("Step", "Control", "Targeted", "Bonus");
        assertThat(chart.table().rows().getLast()).containsExactly("Net", "€2.67", "€2.99", "€2.24");
        HotSpot net = ImageRenderer.render(chart, 370, 250, 1, ChartThemes.light())
                .hotSpots()
                .getLast();
        assertThat(net.lines()).containsExactly("Targeted €2.99", "Control €2.67");
    }

    @Test
    void anUnknownArmIsTheFirstTreatment() {
        assertThat(new WaterfallChart(BridgeReadouts.bridge(), "nobody").accessibleText())
                .contains("Targeted gross revenue");
    }

    @Test
    void aDialReadsItsIntervalAgainstItsLimit() {
        RiskDials dials = FixtureOffers.dials();
        assertThat(dials.dials())
                .extracting(Dial::reading)
                .containsExactly(Dial.Reading.INSIDE, Dial.Reading.INSIDE, Dial.Reading.NOT_SHOWN);
        assertThat(svg(dials, 440, 200))
                .contains("0.19%", "[0.17, 0.22]", "limit 0.25%", "inside", "not shown", "headroom 0.04 pp");
        assertThat(FixtureOffers.outside().dials())
                .extracting(Dial::reading)
                .containsExactly(Dial.Reading.OUTSIDE, Dial.Reading.NOT_SHOWN);
        assertThat(FixtureOffers.outside().accessibleText())
                .contains("outside, lower end is €0.07 over the limit", "is not known, limit 0.90%, not shown");
    }

    @Test
    void aMarginIsADialOfTheDifferenceToControl() {
        assertThat(Dial.of(Fixture.kyc(), "treatment")).singleElement().satisfies(dial -> {
            assertThat(dial.kind()).isEqualTo(Dial.Kind.FALL);
            assertThat(dial.about()).isEqualTo("difference to control");
            assertThat(dial.limit()).isEqualTo(-.02);
            assertThat(dial.value()).isNotNull();
        });
        RiskDials inside = FixtureOffers.margins(new Interval(-.024, -.031, -.019), new Interval(.004, -.006, .014));
        assertThat(inside.dials()).extracting(Dial::reading).containsOnly(Dial.Reading.INSIDE);
        assertThat(svg(inside, 440, 200))
                .contains("−2.4 pp", "[−3.1, −1.9]", "margin +1.0 pp", "headroom 2.9 pp from the", "upper end")
                .contains("+0.4 pp", "[−0.6, +1.4]", "margin −2.0 pp", "headroom 1.4 pp from the", "lower end");
        RiskDials open = FixtureOffers.margins(new Interval(.008, .001, .015), new Interval(-.03, -.035, -.025));
        assertThat(open.dials())
                .extracting(Dial::reading)
                .containsExactly(Dial.Reading.NOT_SHOWN, Dial.Reading.OUTSIDE);
        assertThat(open.accessibleText())
                .contains("not shown, upper end is 0.5 pp beyond the margin")
                .contains("outside, upper end is 0.5 pp beyond the margin");
    }

    @Test
    void aMarginThatIsJustReachedIsNotKept() {
        RiskDials touching = FixtureOffers.margins(new Interval(0, -.01, .01), new Interval(0, -.02, .02));
        assertThat(touching.dials()).extracting(Dial::reading).containsOnly(Dial.Reading.NOT_SHOWN);
    }

    @Test
    void aCeilingAndAMarginOfOneMetricAreTwoDials() {
        MetricReadout both = FixtureOffers.both(FixtureOffers.ceiling("loss", "Losses", .0019, .0002, .0025), .001);
        assertThat(Dial.of(both, "treatment"))
                .extracting(Dial::key, Dial::about)
                .containsExactly(
                        tuple("metric:loss", "level in this arm"),
                        tuple("metric:loss/margin", "difference to control"));
    }

    @Test
    void smallDialsAreLowerAndSayLess() {
        RiskDials usual = new RiskDials(FixtureOffers.dials().dials().subList(0, 2));
        RiskDials small = new RiskDials(usual.dials(), true);
        assertThat(small.preferredHeight(360)).isLessThan(usual.preferredHeight(360) - 24);
        assertThat(svg(small, 360, 200)).contains(">headroom 0.04 pp<").doesNotContain(">from the upper end<");
    }

    @Test
    void aLimitOfThePolicySaysFromWhichWeekOnItCounts() {
        PolicyEvaluation evaluation = PolicyEvaluations.evaluation(PolicyEvaluation.NOT_RECOMMENDED, "");
        assertThat(evaluation.risks().stream().map(Dial::of))
                .extracting(Dial::about)
                .containsExactly("", "", "from week 5");
        assertThat(OfferWords.counted(evaluation))
                .contains("from week 5: what comes late cannot have come before. Arms count all their weeks");
    }

    @Test
    void aLevelOnTheLimitIsInside() {
        Dial dial = Dial.level("x", "X", "level", Amount.Unit.RATE, new Interval(.002, .001, .0025), .0025);
        assertThat(dial.reading()).isEqualTo(Dial.Reading.INSIDE);
    }

    @Test
    void theUpliftCurveNamesItsBestShare() {
        UpliftCurve curve = new UpliftCurve(UpliftReadouts.bonus(), 1);
        assertThat(curve.accessibleText())
                .contains(
                        "most is gained at 30% of users, +€0.11 [+0.07, +0.15]", "for everybody −€0.24 [−0.30, −0.19]")
                .contains("Qini +€0.06 [+0.03, +0.09]");
        assertThat(svg(curve, 316, 260)).contains("random order", "Bonus", "share of users with the offer");
        assertThat(curve.table().rows()).hasSize(20);
    }

    @Test
    void aTenthSaysHowFarItsPredictionWouldMove() {
        DecileChart chart = new DecileChart(UpliftReadouts.bonus(), 1);
        assertThat(chart.table().rows().getFirst().get(2)).isEqualTo("+€0.54 [+0.45, +0.63]");
        assertThat(svg(chart, 700, 230)).contains("dash and box: predicted, dot: observed");
        assertThat(OfferTables.sure(UpliftReadouts.bonus()))
                .contains(
                        "10 random halves",
                        "2% have an interval above €0 and 1% one below",
                        "typical error of a prediction is below €0.36 a week, with 95% confidence",
                        "96% of the planted effects lie inside their 95% interval");
    }

    @Test
    void whyIsSaidByOfferAndByLevel() {
        assertThat(OfferTables.why(PolicyReadouts.policy(true)))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Bonus, 1,732 users: sessions, last 4 weeks 12.1 on average, others 5.40;");
        WhoTable who = new WhoTable(PolicyReadouts.policy(true).who(), OfferReadouts.OFFERS);
        assertThat(who.table().headers().getLast()).isEqualTo("Who of them gets an offer");
        assertThat(who.table().rows()).extracting(List::getLast).contains("—").anyMatch(why -> why.contains("social"));
        assertThat(ImageRenderer.render(who, 600, who.preferredHeight(600), 1, ChartThemes.light())
                        .hotSpots())
                .anySatisfy(spot -> assertThat(spot.lines()).anyMatch(line -> line.startsWith("who gets one: ")));
    }

    @Test
    void theFrontierKnowsWhereItsHandleIs() {
        PolicyFrontier frontier = new PolicyFrontier(PolicyReadouts.policy(true), "budget", .195, null);
        Interval gain = Objects.requireNonNull(frontier.gain());
        Interval before = Objects.requireNonNull(
                PolicyReadouts.choice(.18, .0025, .009, true).gain());
        Interval after = Objects.requireNonNull(
                PolicyReadouts.choice(.21, .0025, .009, true).gain());
        assertThat(gain.effect()).isEqualTo((before.effect() + after.effect()) / 2, offset(1e-12));
        PolicyFrontier.Frame frame = Objects.requireNonNull(frontier.frame(470, 200, ChartThemes.light()));
        assertThat(frame.value(frame.x(.1))).isEqualTo(.1, offset(1e-9));
        assertThat(frame.value(-100)).isEqualTo(.03);
        assertThat(frame.value(4_000)).isEqualTo(.36);
        assertThat(svg(frontier, 470, 200)).contains("limit €0.20", "current policy", "allowed bonus cost");
        assertThat(frontier.accessibleText()).contains("per user and week at €0.195; the study allows €0.20");
    }

    @Test
    void offTheCurveTheHandleIsAtWhatWasSolved() {
        PolicyFrontier frontier = new PolicyFrontier(
                PolicyReadouts.policy(true), "budget", .1, PolicyReadouts.choice(.1, .0018, .009, true), false);
        assertThat(frontier.gain())
                .isEqualTo(PolicyReadouts.choice(.1, .0018, .009, true).gain());
        assertThat(svg(frontier, 700, 200)).contains("dotted: study&apos;s other limits");
        assertThat(frontier.accessibleText()).contains("The curve holds for the study's other limits.");
        PolicyFrontier on = new PolicyFrontier(PolicyReadouts.policy(true), "budget", .1, null);
        assertThat(svg(on, 700, 200)).doesNotContain("dotted:");
    }

    @Test
    void aFrontierThatTheLogCannotJudgeSaysSo() {
        PolicyFrontier frontier = new PolicyFrontier(PolicyReadouts.policy(false), "loss_rate", .002, null);
        assertThat(frontier.frame(470, 200, ChartThemes.light())).isNull();
        assertThat(svg(frontier, 470, 200)).contains("The log can&apos;t tell what other assignments");
        assertThat(frontier.table().rows()).isEmpty();
    }

    @Test
    void theEstimatorThatDecidesIsNamed() {
        PolicyEvaluation held = PolicyEvaluations.evaluation(PolicyEvaluation.NOT_RECOMMENDED, "");
        OffPolicyTable table = new OffPolicyTable(held, .95);
        assertThat(table.accessibleText())
                .contains("DR, doubly robust +€0.14 [+0.05, +0.24], better, decides", "Not recommended yet.");
        assertThat(svg(table, 698, 196))
                .contains("95% interval, €", "Effective n", "3,120", "38", "—", "no check", "not shown");
        assertThat(svg(table, 440, 196)).doesNotContain("Effective n");
        assertThat(table.table().rows().getLast())
                .containsExactly("DM, model only", "+€0.19 [+0.14, +0.24]", "—", "—", "no check");
    }

    @Test
    void limitsAndSharesAreWords() {
        Limit budget = PolicyReadouts.LIMITS.getFirst();
        Limit loss = PolicyReadouts.LIMITS.get(1);
        assertThat(OfferWords.used(budget, .19, .2)).isEqualTo("€0.19 of €0.20");
        assertThat(OfferWords.used(loss, .0022, .0025)).isEqualTo("0.22% of 0.25%");
        assertThat(OfferWords.used(budget, .0996, .1)).isEqualTo("€0.10 of €0.10");
        assertThat(OfferWords.used(loss, .00204, .00205)).isEqualTo("0.204% of 0.205%");
        assertThat(OfferWords.price(budget, .41)).isEqualTo("€0.41 for €1 more");
        assertThat(OfferWords.price(loss, 32)).isEqualTo("€0.03 for 0.1 pp more");
        assertThat(OfferWords.price(loss, 0)).isEqualTo("does not bind");
        assertThat(OfferWords.shares(OfferReadouts.OFFERS, List.of(.641, .352, .007)))
                .isEqualTo("64% no offer, 35% bonus and < 1% fee waiver");
    }

    @Test
    void whoGetsWhatAndLearnersHaveTheirTables() {
        WhoTable who = new WhoTable(PolicyReadouts.policy(true).who(), OfferReadouts.OFFERS);
        assertThat(who.table().rows().get(2))
                .containsExactly("Segment", "self employed", "1,102", "41%", "5%", "54%", "+€0.21", "—");
        LearnerScores learners = new LearnerScores(UpliftReadouts.uplift());
        assertThat(learners.table().rows().getFirst()).containsExactly("DR-learner, boosting", "0.0088", "chosen");
        assertThat(new OfferGroups(UpliftReadouts.waiver()).accessibleText())
                .contains("everybody +€0.06 [0.00, +0.12]", "Segment: student +€0.19 [+0.09, +0.29]");
        assertThat(new DecileChart(UpliftReadouts.waiver(), 2).table().rows()).hasSize(10);
    }
}
