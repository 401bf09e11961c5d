package dev.slipway.readout.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who came back.
 *
 * @param cohorts first day of each weekly cohort of first exposure, ISO
 * @param triangles by variant: per cohort, per week after exposure, the cell
 * @param difference per cohort and week, first treatment − control
 * @param curve share active on day d after exposure among units mature for that day (classic, 24-hour days)
 * @param rolling share active on day d or later, among units mature for the longest day shown
 * @param days day 1, 7 and 30 where the data reaches
 */
public record RetentionReadout(
        String event,
        List<String> cohorts,
        Map<String, List<List<@Nullable Cell>>> triangles,
        List<List<@Nullable Difference>> difference,
        List<CurvePoint> curve,
        List<CurvePoint> rolling,
        List<DayReturn> days) {
    public record Cell(long n, double share) {}

    public record Difference(double effect, double low, double high, long nControl, long nTreatment) {
        public boolean excludesZero() {
            return low > 0 || high < 0;
        }
    }

    /** Shares with 95 % Wilson bands, control and first treatment. */
    public record CurvePoint(
            int day,
            double control,
            double controlLow,
            double controlHigh,
            double treatment,
            double treatmentLow,
            double treatmentHigh) {}

    public record DayReturn(
            int day,
            double control,
            double treatment,
            Interval difference,
            long nControl,
            long nTreatment,
            long immature) {}
}
