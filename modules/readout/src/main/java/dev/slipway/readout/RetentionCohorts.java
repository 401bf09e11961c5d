package dev.slipway.readout;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RetentionReadout.Cell;
import dev.slipway.readout.model.RetentionReadout.Difference;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weekly cohorts of first exposure (days of the study's time zone) by week after exposure. Week 1 are the hours 24 to 168 after a unit's exposure, week w
 * the seven 24-hour days that end at 168 w hours. A cell is there only when it is complete for the whole cohort.
 */
final class RetentionCohorts {
    private static final int WEEK = 7;

    /** Two years of cohorts; cells grow with the square of the weeks, and nobody reads more. */
    private static final int MOST_WEEKS = 104;

    private final ExperimentData data;
    private final Days days;
    private final int weeks;
    private final long[][][] n;
    private final long[][][] returned;

    private RetentionCohorts(ExperimentData data) {
        this.data = data;
        this.days = Days.of(data);
        this.weeks = Math.min(MOST_WEEKS, Math.ceilDiv(days.count(), WEEK));
        int arms = data.variants().size();
        this.n = new long[arms][weeks][weeks];
        this.returned = new long[arms][weeks][weeks];
    }

    static RetentionCohorts of(ExperimentData data, long[] exposedAt, ReturnDays returns) {
        RetentionCohorts cohorts = new RetentionCohorts(data);
        int[] completeWeeks = new int[cohorts.weeks];
        for (int c = 0; c < completeWeeks.length; c++) {
            while (cohorts.complete(c, completeWeeks[c])) {
                completeWeeks[c]++;
            }
        }
        long[][] units = new long[cohorts.n.length][cohorts.weeks];
        for (int u = 0; u < data.units(); u++) {
            int cohort = Math.floorDiv(cohorts.days.index(exposedAt[u]), WEEK);
            if (cohort < 0 || cohort >= cohorts.weeks) {
                continue;
            }
            int arm = data.variant()[u];
            units[arm][cohort]++;
            long[] returned = cohorts.returned[arm][cohort];
            for (int w = 0; w < completeWeeks[cohort]; w++) {
                if (returns.between(u, Math.max(1, w * WEEK), w * WEEK + WEEK - 1)) {
                    returned[w]++;
                }
            }
        }
        for (int a = 0; a < units.length; a++) {
            for (int c = 0; c < cohorts.weeks; c++) {
                Arrays.fill(cohorts.n[a][c], 0, completeWeeks[c], units[a][c]);
            }
        }
        return cohorts;
    }

    /** Whether the week (from 0) is over even for a unit exposed at the last moment of the cohort. */
    private boolean complete(int cohort, int week) {
        return cohort >= 0
                && cohort < weeks
                && week < weeks
                && days.startOf((cohort + week + 2) * WEEK) <= data.dataEnd();
    }

    List<String> firstDays() {
        List<String> first = new ArrayList<>();
        for (int c = 0; c < weeks; c++) {
            first.add(days.date(c * WEEK).toString());
        }
        return first;
    }

    Map<String, List<List<@Nullable Cell>>> triangles() {
        Map<String, List<List<@Nullable Cell>>> triangles = new LinkedHashMap<>();
        for (int a = 0; a < n.length; a++) {
            List<List<@Nullable Cell>> rows = new ArrayList<>();
            for (int c = 0; c < weeks; c++) {
                List<@Nullable Cell> row = new ArrayList<>();
                for (int w = 0; complete(c, w); w++) {
                    long units = n[a][c][w];
                    row.add(units == 0 ? null : new Cell(units, returned[a][c][w] / (double) units));
                }
                rows.add(row);
            }
            triangles.put(data.variants().get(a), rows);
        }
        return triangles;
    }

    List<List<@Nullable Difference>> difference(double level) {
        List<List<@Nullable Difference>> rows = new ArrayList<>();
        for (int c = 0; c < weeks; c++) {
            List<@Nullable Difference> row = new ArrayList<>();
            for (int w = 0; complete(c, w); w++) {
                Interval i = Differences.shares(returned[1][c][w], n[1][c][w], returned[0][c][w], n[0][c][w], level);
                row.add(i == null ? null : new Difference(i.effect(), i.low(), i.high(), n[0][c][w], n[1][c][w]));
            }
            rows.add(row);
        }
        return rows;
    }
}
