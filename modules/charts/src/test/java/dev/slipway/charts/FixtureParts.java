package dev.slipway.charts;

import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.model.SegmentReadout;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Funnel, retention, drift, segments and plan made by hand. */
final class FixtureParts {
    private FixtureParts() {}

    static FunnelReadout funnel() {
        return new FunnelReadout(
                "ordered",
                7,
                Map.of("control", 22_537L, "treatment", 22_436L),
                15_027,
                "2026-11-08",
                List.of(
                        step("Exposed", List.of("first screen seen"), 22_537, 22_436, 22_537, 22_436, null, 0, 0),
                        step(
                                "Sign-up started",
                                List.of("signup_start"),
                                19_860,
                                19_840,
                                22_537,
                                22_436,
                                new Interval(.003, -.003, .009),
                                22,
                                21),
                        step(
                                "Details entered",
                                List.of("name", "email_verified"),
                                17_198,
                                17_531,
                                19_860,
                                19_840,
                                new Interval(.018, .011, .026),
                                74,
                                38),
                        step(
                                "Sign-up completed",
                                List.of("signup_complete"),
                                9_310,
                                10_395,
                                17_198,
                                17_531,
                                new Interval(.050, .041, .059),
                                396,
                                174),
                        step(
                                "KYC completed",
                                List.of("kyc_complete"),
                                9_310,
                                9_134,
                                9_310,
                                10_395,
                                new Interval(-.006, -.015, .003),
                                397,
                                111_600)));
    }

    private static FunnelReadout.Step step(
            String name,
            List<String> events,
            long control,
            long treatment,
            long before,
            long beforeTreatment,
            @Nullable Interval difference,
            double medianControl,
            double medianTreatment) {
        return new FunnelReadout.Step(
                name,
                events,
                Map.of("control", control, "treatment", treatment),
                Map.of("control", control / 22_537.0, "treatment", treatment / 22_436.0),
                Map.of("control", control / (double) before, "treatment", treatment / (double) beforeTreatment),
                difference,
                Map.of("control", time(medianControl), "treatment", time(medianTreatment)));
    }

    private static FunnelReadout.TimeToStep time(double median) {
        List<Double> quantiles = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            double p = Math.clamp(i / 100.0, .0005, .9995);
            quantiles.add(median * Math.exp(.5 * Math.log(p / (1 - p))));
        }
        return new FunnelReadout.TimeToStep(median, median * .97, median * 1.03, quantiles);
    }

    static RetentionReadout retention() {
        SplittableRandom random = new SplittableRandom(3);
        List<String> cohorts = new ArrayList<>();
        List<List<RetentionReadout.@Nullable Cell>> control = new ArrayList<>();
        List<List<RetentionReadout.@Nullable Cell>> treatment = new ArrayList<>();
        List<List<RetentionReadout.@Nullable Difference>> difference = new ArrayList<>();
        for (int cohort = 0; cohort < 12; cohort++) {
            cohorts.add(LocalDate.of(2026, 8, 10).plusWeeks(cohort).toString());
            List<RetentionReadout.@Nullable Cell> c = new ArrayList<>();
            List<RetentionReadout.@Nullable Cell> t = new ArrayList<>();
            List<RetentionReadout.@Nullable Difference> d = new ArrayList<>();
            for (int week = 0; week < 11; week++) {
                if (cohort + week >= 11) {
                    c.add(null);
                    t.add(null);
                    d.add(null);
                    continue;
                }
                double base = .38 * Math.pow(week + 1, -.43);
                double a = base + .01 * random.nextGaussian();
                double b = base + .012 + .015 * random.nextGaussian();
                double half = 1.96 * Math.sqrt((a * (1 - a) + b * (1 - b)) / 2005);
                c.add(new RetentionReadout.Cell(2005, a));
                t.add(new RetentionReadout.Cell(2005, b));
                d.add(new RetentionReadout.Difference(b - a, b - a - half, b - a + half, 2005, 2005));
            }
            control.add(c);
            treatment.add(t);
            difference.add(d);
        }
        List<RetentionReadout.CurvePoint> curve = new ArrayList<>();
        for (int day = 1; day <= 30; day++) {
            double a = .384 * Math.pow(day, -.36);
            double b = .401 * Math.pow(day, -.355);
            curve.add(new RetentionReadout.CurvePoint(day, a, a - .006, a + .006, b, b - .006, b + .006));
        }
        List<RetentionReadout.DayReturn> days = List.of(
                new RetentionReadout.DayReturn(1, .384, .401, new Interval(.017, .008, .026), 24_087, 24_123, 0),
                new RetentionReadout.DayReturn(7, .216, .230, new Interval(.014, .006, .022), 22_090, 22_120, 4_000),
                new RetentionReadout.DayReturn(
                        30, .112, .120, new Interval(.008, -.001, .015), 15_590, 15_612, 17_008));
        return new RetentionReadout(
                "active", cohorts, Map.of("control", control, "treatment", treatment), difference, curve, curve, days);
    }

    static DriftReadout drift() {
        List<DriftReadout.Bin> bins = List.of(
                new DriftReadout.Bin("Organic", .310, .225, .027),
                new DriftReadout.Bin("Paid search", .240, .202, .007),
                new DriftReadout.Bin("Social", .170, .306, .080),
                new DriftReadout.Bin("Referral", .140, .122, .002),
                new DriftReadout.Bin("Affiliate", .080, .093, .002),
                new DriftReadout.Bin("Email", .060, .052, .001));
        return new DriftReadout(
                "week 1",
                "weeks 2–4",
                1_214,
                3_590,
                List.of(
                        feature("app_version", "App version", .31, .010, "moved", bins, .06, .003),
                        feature("acquisition_channel", "Acquisition channel", .12, .012, "watch", bins, .05, .004),
                        feature("device_type", "Device type", .041, .007, "small", bins, .02, .031),
                        feature("hour", "Hour of sign-up", .022, .019, "small", bins, .01, .005),
                        feature("intent", "Intent score", .013, .019, "chance", bins, .006, .004),
                        feature("seconds", "Time on first screen", .012, .019, "chance", bins, .006, .006),
                        feature("age", "Age band", .006, .012, "chance", bins, .003, .003),
                        feature("document", "Document type", .002, .009, "chance", bins, .001, .001)));
    }

    private static DriftReadout.Feature feature(
            String name,
            String label,
            double psi,
            double limit,
            String reading,
            List<DriftReadout.Bin> bins,
            double week,
            double arms) {
        List<Double> weeks = List.of(week, week * 3.4, week * 7.1);
        return new DriftReadout.Feature(
                name, label, psi, limit, reading, bins, Map.of("control", weeks, "treatment", weeks), arms, .02);
    }

    static SegmentReadout segment() {
        return new SegmentReadout(
                "acquisition_channel",
                "signup_completion",
                .21,
                List.of(
                        new SegmentReadout.Row("Organic", 7_211, 7_190, .43, .47, new Interval(.041, .020, .062), null),
                        new SegmentReadout.Row(
                                "Paid search", 4_870, 4_901, .40, .46, new Interval(.060, .034, .086), null),
                        new SegmentReadout.Row("Social", 6_010, 5_988, .39, .44, new Interval(.048, .025, .071), null),
                        new SegmentReadout.Row(
                                "Referral", 2_100, 2_033, .42, .45, new Interval(.030, -.009, .069), null),
                        new SegmentReadout.Row(
                                "A channel with a name far too long to fit", 12, 9, .5, .44, null, "too few users")));
    }

    static PlanReadout plan() {
        return plan(.02, .01, .007);
    }

    /** So few users that all curves lie on the floor. */
    static PlanReadout weakPlan() {
        return plan(.002, .001, .0007);
    }

    private static PlanReadout plan(double... effects) {
        List<PlanReadout.Curve> curves = new ArrayList<>();
        for (double effect : effects) {
            List<Double> power = new ArrayList<>();
            for (int day = 0; day <= 42; day++) {
                double z = effect / (.0262 / Math.sqrt(Math.max(day, .001)));
                power.add(day == 0 ? .05 : normal(z - 1.96) + normal(-z - 1.96));
            }
            curves.add(new PlanReadout.Curve(effect, power));
        }
        return new PlanReadout(1071, .412, .011, .72, null, curves, List.of(new PlanReadout.Row(.02, 9, 17, 6, 10)));
    }

    private static double normal(double z) {
        return 1 / (1 + Math.exp(-1.702 * z));
    }

    static List<Interval> reruns() {
        SplittableRandom random = new SplittableRandom(11);
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double effect = .05 + .0051 * random.nextGaussian();
            intervals.add(new Interval(effect, effect - .01, effect + .01));
        }
        return intervals;
    }

    static List<ShareDrift.Day> shares() {
        List<ShareDrift.Day> days = new ArrayList<>();
        for (int day = 1; day <= 28; day++) {
            long n = 2142L * day;
            long treatment = Math.round(n * (.5 + .004 * Math.sin(day / 4.0) / Math.sqrt(day)));
            days.add(new ShareDrift.Day(day, n - treatment, treatment));
        }
        return days;
    }
}
