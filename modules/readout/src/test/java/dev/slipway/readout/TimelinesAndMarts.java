package dev.slipway.readout;

import static dev.slipway.readout.RandomTimelines.FUNNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.ActivityDay;
import dev.slipway.warehouse.EngagementData;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.PopulationData;
import dev.slipway.warehouse.RunBuild;
import dev.slipway.warehouse.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What screens compute from timelines is what the marts hold: random users whose events repeat, fall into one second, lie
 * before exposure and on the edges of days, sessions and windows.
 */
@SuppressWarnings("NullAway.Init") // the first of the subclasses' set-up fills the fields
abstract class TimelinesAndMarts {

    @TempDir
    static Path folder;

    private static ExperimentData data;
    private static EngagementData marts;
    private static Workspace workspace;
    private static Days calendar;

    /** Builds the study with the days of this zone. */
    static void build(ZoneId zone) {
        Study study = RandomTimelines.study(zone);
        workspace = Workspace.open(folder);
        try (RunBuild build = workspace.begin(new StudyFile(Path.of("study.yaml"), "", "0123abcd", study))) {
            JobContext context = JobContext.unwatched();
            RandomTimelines.tables().forEach(table -> build.load(table, context));
            build.buildModels(study, context);
            build.testModels(context);
            data = build.read(study, context);
            calendar = Days.of(data);
            marts = Objects.requireNonNull(build.readEngagement(study, context));
            build.publish("{}", "HOLD", "{}");
        }
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    @Test
    void observationEndsAtTheSameMoment() {
        assertThat(workspace
                        .query("select cast(data_end as varchar) from marts.observation", 1)
                        .rows()
                        .getFirst()[0])
                .startsWith("2020-12-12 00:00:00");
        assertThat(data.dataEnd())
                .isEqualTo(Instant.parse("2020-12-12T00:00:00Z").toEpochMilli());
    }

    @Test
    void activeUnitsSessionsAndRevenue() {
        List<ActivityDay> days = ActivityCalculator.compute(data);
        ActiveUsers active = Objects.requireNonNull(ActiveUsers.of(data));
        long offset = data.calendar().first().toEpochDay() - marts.population().firstDay();
        for (int arm = 0; arm < 2; arm++) {
            PopulationData.Series mart = marts.population().series().get(arm + 1);
            assertThat(mart.variant()).isEqualTo(data.variants().get(arm));
            assertThat(mart.days()).isEqualTo(days.size() + (int) offset);
            for (int d = 0; d < days.size(); d++) {
                int at = d + (int) offset;
                assertThat(mart.daily()[at])
                        .isEqualTo(days.get(d).active().get(arm))
                        .isEqualTo(active.daily()[d][arm]);
                assertThat(mart.weekly()[at]).isEqualTo(active.weekly()[d][arm]);
                assertThat(mart.monthly()[at]).isEqualTo(active.monthly()[d][arm]);
                assertThat(mart.newUsers()[at]).isEqualTo(days.get(d).exposed().get(arm));
                assertThat(mart.sessions()[at]).isEqualTo(days.get(d).sessions().get(arm));
                assertThat(mart.revenue()[at]).isCloseTo(days.get(d).revenue().get(arm), within(1e-9));
            }
        }
        long everyone =
                Arrays.stream(marts.population().series().getFirst().daily()).sum();
        long units = Arrays.stream(active.daily()).flatMapToLong(Arrays::stream).sum();
        assertThat(everyone).isGreaterThan(units);
    }

    @Test
    void weeksAndMonthsAreUnionsOfDays() {
        ActiveUsers active = Objects.requireNonNull(ActiveUsers.of(data));
        ExperimentData.Timelines timelines = Objects.requireNonNull(data.timelines());
        long[] exposedAt = Objects.requireNonNull(data.exposedAt());
        int days = active.daily().length;
        long[][] weekly = new long[days][2];
        long[][] monthly = new long[days][2];
        for (int u = 0; u < data.units(); u++) {
            for (int d = 0; d < days; d++) {
                int nearest = Integer.MAX_VALUE;
                for (int e = timelines.start()[u]; e < timelines.end()[u]; e++) {
                    int ago = d - calendar.index(exposedAt[u] + timelines.second()[e] * 1000L);
                    nearest = ago >= 0 ? Math.min(nearest, ago) : nearest;
                }
                weekly[d][data.variant()[u]] += nearest < 7 ? 1 : 0;
                monthly[d][data.variant()[u]] += nearest < 28 ? 1 : 0;
            }
        }
        assertThat(active.weekly()).isDeepEqualTo(weekly);
        assertThat(active.monthly()).isDeepEqualTo(monthly);
    }

    @Test
    void retentionByDaysOfTwentyFourHoursAndOfTheCalendar() {
        ExperimentData.Timelines timelines = Objects.requireNonNull(data.timelines());
        long[] exposedAt = Objects.requireNonNull(data.exposedAt());
        ReturnDays returns = ReturnDays.of(timelines, null);
        ReturnCounts counts = ReturnCounts.of(data, exposedAt, returns, 30);
        for (int arm = 0; arm < 2; arm++) {
            for (int day = 0; day <= 30; day++) {
                assertThat(marts.retention().total(true, arm, day))
                        .containsExactly(counts.mature()[arm][day], counts.returned()[arm][day]);
                assertThat(marts.retention().total(false, arm, day)).containsExactly(calendar(arm, day, exposedAt));
            }
        }
    }

    /** Mature and returned by days of the calendar, straight from the definition. */
    private static long[] calendar(int arm, int day, long[] exposedAt) {
        ExperimentData.Timelines timelines = Objects.requireNonNull(data.timelines());
        long[] counts = new long[2];
        for (int u = 0; u < data.units(); u++) {
            int wanted = calendar.index(exposedAt[u]) + day;
            if (data.variant()[u] != arm || calendar.startOf(wanted + 1) > data.dataEnd()) {
                continue;
            }
            counts[0]++;
            boolean back = false;
            for (int e = timelines.start()[u]; e < timelines.end()[u]; e++) {
                back |= calendar.index(exposedAt[u] + timelines.second()[e] * 1000L) == wanted;
            }
            counts[1] += back ? 1 : 0;
        }
        return counts;
    }

    @Test
    void funnelsUnderEveryRuleOfOrder() {
        Map<String, int[]> mart = new HashMap<>();
        workspace
                .query("select order_rule, unit_no, second_1, second_2, second_3 from marts.int_funnel_times", 10_000)
                .rows()
                .forEach(row -> mart.put(row[0] + row[1], seconds(row)));
        int reached = 0;
        for (FunnelSpec.Order order : FunnelSpec.Order.values()) {
            FunnelMatcher matcher = new FunnelMatcher(
                    Objects.requireNonNull(data.timelines()), new FunnelSpec(FUNNEL.steps(), FUNNEL.window(), order));
            String rule = order.name().toLowerCase(Locale.ROOT);
            int[] times = new int[3];
            for (int u = 0; u < data.units(); u++) {
                matcher.match(u, times);
                int[] nowhere = {FunnelMatcher.NEVER, FunnelMatcher.NEVER, FunnelMatcher.NEVER};
                assertThat(mart.getOrDefault(rule + (u + 1), nowhere))
                        .as(rule + " " + data.unitIds()[u])
                        .isEqualTo(upToTheFirstMissing(times));
                reached += times[2] == FunnelMatcher.NEVER ? 0 : 1;
            }
        }
        assertThat(reached).isGreaterThan(50);
        List<String> counts = new ArrayList<>();
        workspace
                .query(
                        "select variant, reached, units, immature from marts.funnel_metrics where order_rule = 'in_order'"
                                + " order by variant, step_no",
                        100)
                .rows()
                .forEach(row -> counts.add(String.join(" ", row)));
        var readout = Objects.requireNonNull(FunnelCalculator.compute(data, FUNNEL, 0.95));
        List<String> expected = new ArrayList<>();
        for (String variant : data.variants()) {
            readout.steps()
                    .forEach(step -> expected.add(variant + " " + step.reached().get(variant) + " "
                            + readout.steps().getFirst().reached().get(variant)));
        }
        assertThat(counts.stream().map(c -> c.substring(0, c.lastIndexOf(' '))).toList())
                .isEqualTo(expected);
    }

    private static int[] seconds(String[] row) {
        int[] seconds = new int[3];
        for (int s = 0; s < 3; s++) {
            seconds[s] = row[s + 2] == null ? FunnelMatcher.NEVER : Integer.parseInt(row[s + 2]);
        }
        return upToTheFirstMissing(seconds);
    }

    /** Nobody looks at steps after one that was not reached. */
    private static int[] upToTheFirstMissing(int[] times) {
        int[] out = times.clone();
        for (int s = 1; s < out.length; s++) {
            out[s] = out[s - 1] == FunnelMatcher.NEVER ? FunnelMatcher.NEVER : out[s];
        }
        return out;
    }
}
