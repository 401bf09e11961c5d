package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.charts.ShareDrift.Day;
import dev.slipway.readout.model.MetricReadout;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What single pictures say of the numbers that they draw. */
class PictureWordsTest {
    @Test
    void forestSaysItsNumbers() {
        Picture forest = new ForestPlot(Fixture.metrics(), "absolute", "treatment");
        List<String> words = SvgTexts.of(SvgRenderer.render(forest, 728, 400, ChartThemes.paper())).stream()
                .map(SvgTexts.Text::words)
                .toList();
        assertThat(words)
                .contains(
                        "control better",
                        "treatment better",
                        "Difference, 95% interval",
                        "planted +5.0",
                        "planted −0.5")
                .contains("Any-time (always-valid)", "CUPED (variance −41%)", "+4.9 pp", "[+3.6, +6.2]", "−0.6 pp")
                .contains("+0.08 pp", "[−0.12, +0.28]", "−2 pp", "+8 pp", "+0.3 pp");
        assertThat(forest.accessibleText())
                .contains("Sign-up completion: +4.9 pp, 95% interval +3.6 to +6.2, 0 is outside");
        assertThat(forest.table().rows()).hasSize(14);
    }

    @Test
    void longNamesOfMetricsAreWrittenInFullWhereTheirRowHasRoom() {
        MetricReadout signup = Fixture.signup();
        String name = "Net revenue per active user and week";
        MetricReadout named = new MetricReadout(
                "net",
                name,
                signup.kind(),
                signup.role(),
                signup.better(),
                signup.rate(),
                signup.window(),
                null,
                null,
                signup.arms(),
                signup.estimates(),
                List.of(),
                List.of(),
                null,
                null);
        ForestPlot forest = new ForestPlot(List.of(named), "absolute", "treatment");
        assertThat(SvgRenderer.render(forest, 517, 260, ChartThemes.light())).contains(">" + name + "<");
    }

    @Test
    void forestGivesOtherDirectionsAndSizesTheirOwnAxis() {
        assertThat(ForestGroup.of(Fixture.metrics(), "absolute", "treatment"))
                .extracting(group -> group.entries().size())
                .containsExactly(3, 1);
    }

    @Test
    void placesTooLowForAForestEndBetweenTwoRows() {
        ForestPlot forest = new ForestPlot(Fixture.metrics(), "absolute", "treatment");
        for (double room = 120; room < 400; room += 7) {
            for (double height : new double[] {forest.closeHeight(728, room), forest.fairHeight(728, room)}) {
                double fold = room;
                BufferedImage image = new BufferedImage(728, 500, BufferedImage.TYPE_INT_ARGB);
                assertThat(forest.draw(image.createGraphics(), 728, height, ChartThemes.light()))
                        .as("place of %s, plot of %s", room, height)
                        .noneMatch(row -> row.y() < fold - .01 && row.y() + row.height() > fold + .01);
            }
        }
        assertThat(forest.closeHeight(728, 900)).isEqualTo(900);
        assertThat(forest.fairHeight(728, 900)).isEqualTo(forest.preferredHeight(728));
    }

    @Test
    void tablesNameTheArms() {
        MetricReadout signup = Fixture.signup();
        assertThat(new SequentialChart(signup, 28, .01, List.of()).table().headers())
                .contains("n control", "n treatment");
        List<Day> days = FixtureParts.shares();
        assertThat(new ShareDrift(days, .5, List.of("today", "targeted_offers"))
                        .table()
                        .headers())
                .startsWith("Day", "Today", "Targeted offers");
    }

    @Test
    void truthBelongsToTheFirstTreatmentOnly() {
        Samples.Sample other = Samples.all().stream()
                .filter(sample -> sample.name().equals("long-forest-b"))
                .findFirst()
                .orElseThrow();
        assertThat(SvgRenderer.render(other.picture(), 600, 160, ChartThemes.light()))
                .doesNotContain("planted");
    }

    @Test
    void pathSaysSinceWhenItIsClear() {
        SequentialChart chart = new SequentialChart(Fixture.signup(), 28, .01, Fixture.milestones());
        String svg = SvgRenderer.render(chart, 728, 228, ChartThemes.light());
        assertThat(svg)
                .contains("day 4: the whole band is above +1 pp, and stays there")
                .contains("planned end", "ship above +1", "any-time", "KYC shown safe: day 19");
        assertThat(chart.accessibleText()).endsWith("beyond the ship line of +1 pp since day 4.");
        SequentialChart never = new SequentialChart(Fixture.signup(), 28, .045, List.of());
        assertThat(SvgRenderer.render(never, 728, 228, ChartThemes.light())).doesNotContain("stays there");
    }

    @Test
    void guardrailTellsMarginDirectionAndRoom() {
        String svg = SvgRenderer.render(new GuardrailRow(Fixture.kyc(), "treatment"), 440, 98, ChartThemes.light());
        assertThat(svg).contains("margin −2.0", "higher is better · room 0.3 pp", "−0.6 pp [−1.7, +0.5]");
        assertThat(new GuardrailRow(Fixture.fraud(), "treatment").accessibleText())
                .contains("shown safe against the margin of +0.30 pp");
    }

    @Test
    void svgCarriesItsSentenceAsTitle() {
        String svg = SvgRenderer.render(new Sparkline(Fixture.signup()), 120, 36, ChartThemes.light());
        assertThat(svg)
                .contains(
                        "<title>Sign-up completion by day of first exposure, 27 days, control and treatment.</title>");
    }

    @Test
    void rerunsCountTheirMisses() {
        RerunsChart chart = new RerunsChart("x", true, .05, FixtureParts.reruns());
        long missed = FixtureParts.reruns().stream()
                .filter(i -> i.low() > .05 || i.high() < .05)
                .count();
        assertThat(chart.missed()).isEqualTo(missed).isPositive();
        assertThat(chart.accessibleText()).contains(missed + " of 100 intervals miss");
    }

    @Test
    void waysOfLookingSayNumbersAndReadings() {
        LooksComparison looks = new LooksComparison(FixtureLooks.agree(), Fixture.signup());
        List<String> words = SvgTexts.of(SvgRenderer.render(looks, 728, 300, ChartThemes.paper())).stream()
                .map(SvgTexts.Text::words)
                .toList();
        assertThat(words)
                .contains("Way of looking", "Difference, 95%", "treatment better", "planted +5.0")
                .contains("Any-time", "p < 0.001", "> 99.9% better", "no interval", "[+3.6, +6.2]", "Says");
        assertThat(looks.accessibleText())
                .startsWith("Sign-up completion by 8 ways of looking. Any-time decides: +4.9 pp [+3.6, +6.2]. All 8");
        assertThat(looks.table().rows().get(7))
                .containsExactly("Permutation test", "+4.9 pp", "no interval", "p < 0.001", "better", "");
        List<HotSpot> spots = looks.draw(
                new BufferedImage(728, 300, BufferedImage.TYPE_INT_ARGB).createGraphics(),
                728,
                300,
                ChartThemes.light());
        assertThat(spots).extracting(HotSpot::key).startsWith("way:0", "way:1").hasSize(8);
        LooksComparison open = new LooksComparison(FixtureLooks.disagree(), Fixture.fraud());
        assertThat(open.table().rows())
                .extracting(row -> row.get(4))
                .containsExactly("worse", "open", "open", "open", "open");
        assertThat(SvgRenderer.render(open, 640, 220, ChartThemes.light())).contains("5.4% better");
    }

    @Test
    void judgedRowsAreMarkedInWords() {
        SegmentForest forest = new SegmentForest(FixtureLooks.judged(), Fixture.signup());
        String svg = SvgRenderer.render(forest, 700, 180, ChartThemes.light());
        assertThat(svg).contains("found, p &lt; 0.001", "p = 0.34", "Q 7.3 on 2 df, p = 0.026, I² 73%");
        assertThat(forest.accessibleText())
                .contains("Paid search +6.0 pp [+3.4, +8.6], found")
                .endsWith("Organic and Paid search.");
        assertThat(forest.table().headers()).endsWith("Adjusted p", "Found");
    }

    @Test
    void modelsSayTheirNumbers() {
        String table = SvgRenderer.render(new RegressionTable(FixtureModels.logistic()), 606, 260, ChartThemes.light());
        assertThat(table)
                .contains(
                        "−0.120 ± 0.049",
                        "levels against organic and phone",
                        "0.89",
                        "[0.84, 0.93]",
                        "off this axis",
                        "&lt; 0.001");
        assertThat(new RegressionTable(FixtureModels.linear()).accessibleText())
                .contains("B, against a 43 [5, 81]", "Income 0.000310 [0.000271, 0.000349]");
        HazardForest hazards = new HazardForest(FixtureModels.active());
        assertThat(SvgRenderer.render(hazards, 606, 200, ChartThemes.light()))
                .contains("yes, p = 0.41", "no, p = 0.004", "not tested");
        assertThat(hazards.accessibleText()).contains("Purchases before 0.87 [0.84, 0.90], not constant over time");
    }

    @Test
    void survivalCurvesCountWhoIsStillWatched() {
        SurvivalCurves curves = new SurvivalCurves(FixtureModels.active());
        HotSpot month = ImageRenderer.render(curves, 560, 250, 1, ChartThemes.light()).hotSpots().stream()
                .filter(spot -> spot.title().equals("After 28 days"))
                .findFirst()
                .orElseThrow();
        assertThat(month.lines())
                .containsExactly(
                        "Control 82.0% [80.8, 83.1], 15,137 at risk", "Treatment 83.8% [82.7, 85.0], 15,480 at risk");
        assertThat(curves.accessibleText()).contains("Treatment 58.9%", "log-rank p < 0.001");
    }

    @Test
    void transitionsNameTheChosenCell() {
        TransitionHeatmap map = new TransitionHeatmap(FixtureModels.transitions(), 1, "view>search");
        HotSpot cell = ImageRenderer.render(map, 560, 190, 1, ChartThemes.light()).hotSpots().stream()
                .filter(spot -> spot.key().equals("cell:view>search"))
                .findFirst()
                .orElseThrow();
        assertThat(cell.title()).isEqualTo("view → search");
        assertThat(cell.lines()).contains("Treatment 15.2% [14.2, 16.2], 140 of 920");
        assertThat(map.table().rows()).hasSize(30);
    }

    @Test
    void everyDayOfAPowerCurveSaysItsNumbers() {
        PowerCurves power = new PowerCurves(FixtureParts.plan(), 28, .8, Amount.Unit.RATE);
        List<HotSpot> spots =
                ImageRenderer.render(power, 372, 170, 1, ChartThemes.light()).hotSpots();
        HotSpot middle = spots.stream()
                .filter(spot -> spot.title().equals("+1.0 pp, day 28"))
                .findFirst()
                .orElseThrow();
        assertThat(middle.lines()).containsExactly("52.7% power, one look", "less than 80.0%, the planned end");
        assertThat(spots).filteredOn(spot -> spot.key().equals("curve:0.02")).hasSizeGreaterThan(15);
        List<HotSpot> names =
                spots.stream().filter(spot -> !spot.title().contains("day")).toList();
        assertThat(names).hasSize(3);
    }

    @Test
    void whereAllBeginAtOncePowerIsByUsers() {
        PowerCurves power = new PowerCurves(FixtureParts.plan(), 28, .8, Amount.Unit.RATE, 37.9);
        assertThat(power.accessibleText()).contains("users an arm").doesNotContain("days");
        assertThat(power.table().headers())
                .containsExactly("Effect", "Power at the size of this study", "Users an arm for the asked power");
        assertThat(SvgRenderer.render(power, 372, 170, ChartThemes.light()))
                .contains("0 users", "this study")
                .doesNotContain("planned end");
        HotSpot day = ImageRenderer.render(power, 372, 170, 1, ChartThemes.light()).hotSpots().stream()
                .filter(spot -> spot.title().equals("+1.0 pp, 1,061 users an arm"))
                .findFirst()
                .orElseThrow();
        assertThat(day.lines()).containsExactly("52.7% power, one look", "less than 80.0%, as many as in this study");
    }
}
