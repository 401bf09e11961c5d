package dev.slipway.readout.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words say no more than was found. */
class WeeklyWordsTest {
    private static Alert alert(String label, List<Integer> weeks, int from, boolean lasting, String arms) {
        boolean told = !arms.equals("unknown");
        return new Alert(
                label,
                label,
                from,
                weeks.getLast(),
                lasting,
                from,
                weeks,
                List.of(),
                .031,
                .012,
                arms,
                told ? (Double) .004 : null,
                told ? (Double) .010 : null,
                "");
    }

    private static Alert alert(String label, String arms) {
        return alert(label, List.of(4, 5), 4, true, arms);
    }

    private static Cell cell(int week, String reading, double psi) {
        return new Cell(week, 900, psi, .012, .9, reading, psi >= .02, .1, null, null, null, List.of(.4, .6));
    }

    private static Feature feature(String label, Cell... cells) {
        return new Feature(label, label, "category", List.of("a", "b"), List.of(.5, .5), 1_800, null, List.of(cells));
    }

    private static WeeklyDriftReadout drift(List<Alert> alerts, Feature... features) {
        return new WeeklyDriftReadout(2, List.of(), .95, 10, .02, Arrays.asList(features), alerts, List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4,5,6   | 4 | true  | since week 4
            3,5,6   | 5 | true  | since week 5 and in week 3
            3,4,8   | 8 | true  | since week 8 and in weeks 3–4
            4       | 4 | false | in week 4 only
            4,5     | 4 | false | in weeks 4–5
            3,5,6,8 | 5 | false | in weeks 3, 5–6 and 8
            """)
    void whenItMoved(String weeks, int from, boolean lasting, String words) {
        List<Integer> all =
                Arrays.stream(weeks.split(",", -1)).map(Integer::valueOf).toList();
        assertThat(WeeklyWords.when(alert("Visits", all, from, lasting, "alike")))
                .isEqualTo(words);
    }

    @Test
    void aWeekIsTheOnlyOneOnlyWhereAllOthersAreKnown() {
        Feature visits = feature("Visits", cell(3, "chance", .001), cell(4, "small", .031), cell(5, "few", .5));
        Alert known = alert("Visits", List.of(4), 4, false, "alike");
        Alert open = new Alert(
                "Visits", "Visits", 4, 4, false, 4, List.of(4), List.of(5), .031, .012, "alike", .004, .010, "");

        assertThat(WeeklyWords.sentence(visits, visits.cells().get(1), "weeks 1–2", known, List.of()))
                .isEqualTo("Visits: a fell from 50.0% to 40.0% of active users in week 4 against weeks 1–2 (in that"
                        + " week only), PSI 0.031 (chance reaches 0.012). The arms moved alike (distance 0.004, chance"
                        + " reaches 0.010), so the comparison stands.");
        assertThat(WeeklyWords.sentence(visits, visits.cells().get(1), "weeks 1–2", open, List.of()))
                .contains("(in that week; not known in week 5), PSI");
        assertThat(WeeklyWords.when(open)).isEqualTo("in week 4");
    }

    @Test
    void theArmsAreAlikeOnlyWhereAllOfThemAre() {
        Feature visits = feature("Visits", cell(3, "small", .031));
        assertThat(WeeklySummary.line(drift(List.of(alert("Visits", "alike")), visits, visits)))
                .isEqualTo("1 of 2 measures moved, Visits since week 4 (PSI 0.031), alike in the arms");
        assertThat(WeeklySummary.line(drift(List.of(alert("Visits", "alike"), alert("Plays", "unknown")), visits)))
                .endsWith("; whether the arms moved alike is not known in Plays")
                .doesNotContain("alike in the arms");
        assertThat(WeeklySummary.line(drift(
                        List.of(alert("Visits", "unknown"), alert("Plays", "differ"), alert("Likes", "alike")),
                        visits)))
                .contains("moved, most Visits since week 4")
                .endsWith("; the arms differ in Plays, not known in Visits");
    }

    @Test
    void thoseThatMovedApartAreNamed() {
        Feature visits = feature("Visits", cell(4, "small", .031));
        assertThat(WeeklyWords.sentence(
                        visits, visits.cells().getFirst(), "weeks 1–2", alert("Visits", "differ"), List.of("b", "c")))
                .contains("B and c moved unlike control (distance 0.004, chance reaches 0.010): what");
    }

    @Test
    void noneIsSaidOfWhatCouldBeTested() {
        Feature quiet = feature("Visits", cell(3, "chance", .001), cell(4, "small", .013));
        Feature few = feature("Plays", cell(3, "few", .4), cell(4, "few", .4));
        Feature some = feature("Likes", cell(3, "chance", .001), cell(4, "few", .4));

        assertThat(WeeklySummary.sentence(drift(List.of(), quiet)))
                .isEqualTo("None of 1 measure moved beyond chance and by PSI 0.02 or more.");
        assertThat(WeeklySummary.sentence(drift(List.of(), quiet, some, few)))
                .isEqualTo("None of 2 measures that could be tested moved beyond chance and by PSI 0.02 or more; 2 of 3"
                        + " had too few users in some week.");
        assertThat(WeeklySummary.sentence(drift(List.of(), few)))
                .isEqualTo("Too few users in every week to tell drift from chance.");
    }

    @Test
    void aMeasureWithoutAnAlertIsReadByItsLargestWeekBeyondChance() {
        assertThat(WeeklyWords.reading(feature("x", cell(3, "small", .013), cell(4, "watch", .015))))
                .isEqualTo("watch");
        assertThat(WeeklyWords.reading(cell(4, "watch", .15))).isEqualTo("alert");
        assertThat(WeeklyWords.reading(feature("x", cell(3, "chance", .001), cell(4, "few", .5))))
                .isEqualTo("chance, too few in week 4");
        assertThat(WeeklyWords.reading(feature("x", cell(3, "few", .5)))).isEqualTo("too few");
    }

    /** A week with a handful of users has a large index by chance alone. */
    @Test
    void theMostMovedWeekIsOneThatCouldBeTested() {
        Feature some = feature("x", cell(3, "chance", .004), cell(4, "few", .5), cell(5, "chance", .006));
        assertThat(some.most()).isEqualTo(some.cells().getLast());
        assertThat(some.largest()).isEqualTo(.006);
        Feature none = feature("x", cell(3, "few", .1), cell(4, "few", .5));
        assertThat(none.most()).isEqualTo(none.cells().getLast());
        assertThat(none.largest()).isZero();
    }

    @Test
    void nothingIsRoundedIntoItsOpposite() {
        assertThat(WeeklyWords.psi(.0204, .0196)).isEqualTo("PSI 0.0204 (chance reaches 0.0196)");
        assertThat(WeeklyWords.psi(.31, .012)).isEqualTo("PSI 0.31 (chance reaches 0.012)");
        assertThat(WeeklyWords.psi(.0200001, .02)).isEqualTo("PSI 0.020000 (chance reaches 0.020000)");

        Feature mean = new Feature(
                "x", "Visits", "number", List.of("1", "above 1"), List.of(.5, .5), 1_800, 3.00001, List.of());
        Cell same = new Cell(3, 900, .03, .01, .9, "small", true, .1, .1, .1, 3.00002, List.of(.4, .6));
        assertThat(WeeklyWords.change(mean, same, "weeks 1–2"))
                .isEqualTo("Visits: 1 fell from 50.0% to 40.0% of active users" + " in week 3 against weeks 1–2");
        Cell equal = new Cell(3, 900, .03, .01, .9, "small", true, .1, .1, .1, 3.00001, List.of(.5, .5));
        assertThat(WeeklyWords.change(mean, equal, "weeks 1–2")).contains("1 stayed at 50.0% of active users");

        List<String> how = new ArrayList<>();
        for (double alpha : List.of(.05, .001, .0001)) {
            WeeklyDriftReadout drift =
                    new WeeklyDriftReadout(2, List.of(), 1 - alpha, 12, 1e-4, List.of(mean), List.of(), List.of());
            how.add(WeeklyWords.how(drift).replaceAll(".*probability ([0-9.]+%).*", "$1"));
            assertThat(WeeklyWords.alertFrom(drift)).isEqualTo("0.0001");
        }
        assertThat(how).containsExactly("95%", "99.9%", "99.99%");
        assertThat(WeeklyWords.how(drift(List.of()))).isEmpty();
    }
}
