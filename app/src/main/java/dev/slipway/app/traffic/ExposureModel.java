package dev.slipway.app.traffic;

import dev.slipway.charts.ObservedExpected;
import dev.slipway.charts.Picture;
import dev.slipway.charts.ShareDrift;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.RampStep;
import dev.slipway.core.study.Study;
import dev.slipway.readout.TrafficCalculator.Traffic;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was observed: how many units each arm got, whether that is what was promised, and what happened when. */
final class ExposureModel {
    private final TrafficViewModel model;

    /** One line of the history of exposure. */
    record Moment(LocalDate date, String what, boolean past) {
        String when() {
            return Dates.day(date);
        }
    }

    ExposureModel(TrafficViewModel model) {
        this.model = model;
    }

    @Nullable
    HealthCheck ratio() {
        Findings now = model.findingsProperty().get();
        return now == null
                ? null
                : now.health().stream()
                        .filter(check -> check.check().equals("sample_ratio"))
                        .findFirst()
                        .orElse(null);
    }

    Picture observed(HealthCheck ratio) {
        Findings now = model.findingsProperty().get();
        List<String> variants = now == null
                ? List.copyOf(ratio.observed().keySet())
                : now.experiment().variants();
        return new ObservedExpected(
                variants.stream().filter(ratio.observed()::containsKey).toList(), ratio.observed(), ratio.expected());
    }

    /** "30,000 expected each", or each arm's expectation. */
    String expected(HealthCheck ratio) {
        List<Double> expected = List.copyOf(ratio.expected().values());
        boolean alike = expected.stream().distinct().count() == 1;
        return expected.isEmpty()
                ? ""
                : "expected "
                        + (alike
                                ? Numbers.fixed(expected.getFirst(), 0) + " each"
                                : String.join(
                                        " and ",
                                        ratio.expected().values().stream()
                                                .map(value -> Numbers.fixed(value, 0))
                                                .toList()));
    }

    /** "p = 0.91". */
    String onceAtTheEnd(HealthCheck ratio) {
        Double p = ratio.pValue();
        return p == null ? Numbers.NONE : Numbers.pEquals(p);
    }

    /** "lowest p = 0.38"; n/a without time. */
    String everyDay() {
        Traffic now = model.trafficProperty().get();
        return now == null || now.days().isEmpty() ? Numbers.NONE : "lowest " + Numbers.pEquals(now.lowestP());
    }

    /** Cumulative shares of the first treatment; null without time. */
    @Nullable
    Picture drift() {
        Traffic now = model.trafficProperty().get();
        Study study = model.study();
        if (now == null || study == null || now.days().isEmpty()) {
            return null;
        }
        Map<String, Double> weights = study.experiment().allocation().variants();
        double control = weights.getOrDefault(now.variants().get(0), 0.0);
        double treatment = weights.getOrDefault(now.variants().get(1), 0.0);
        List<ShareDrift.Day> days = now.days().stream()
                .map(day -> new ShareDrift.Day(
                        day.day(), day.cumulative().get(0), day.cumulative().get(1)))
                .toList();
        return new ShareDrift(days, treatment / (control + treatment), now.variants());
    }

    /** Title of the chart of shares: "Treatment share minus 50%, in pp, with its allowed band". */
    String driftTitle() {
        Study study = model.study();
        Traffic now = model.trafficProperty().get();
        if (study == null || now == null || now.variants().size() < 2) {
            return "";
        }
        Map<String, Double> weights = study.experiment().allocation().variants();
        double control = weights.getOrDefault(now.variants().get(0), 0.0);
        double treatment = weights.getOrDefault(now.variants().get(1), 0.0);
        String planned = Numbers.rate(treatment / (control + treatment)).replace(".0%", "%");
        return Words.label(now.variants().get(1)) + " share minus " + planned + ", in pp, with its allowed band";
    }

    /** What happened when; nothing that was not seen or planned. */
    List<Moment> moments() {
        Traffic now = model.trafficProperty().get();
        Findings readout = model.findingsProperty().get();
        Study study = model.study();
        if (now == null || readout == null || study == null || now.days().isEmpty()) {
            return List.of();
        }
        List<Long> perDay = now.perDay();
        LocalDate first = now.days().getFirst().date();
        LocalDate last = now.days().getLast().date();
        LocalDate end = first.plusDays(readout.experiment().plannedDays() - 1L);
        List<Moment> moments = new ArrayList<>();
        Allocation allocation = study.experiment().allocation();
        if (!model.isHashed()) {
            moments.add(new Moment(first, "first exposure in the data", true));
        } else if (allocation.ramp().isEmpty()) {
            moments.add(new Moment(first, "started at " + percent(allocation.coverage()) + ", no ramp planned", true));
        } else {
            moments.addAll(steps(allocation.ramp(), first, last));
        }
        long all = perDay.stream().mapToLong(Long::longValue).sum();
        boolean atOnce = perDay.size() > 1 && perDay.getFirst() == all;
        if (atOnce) {
            moments.add(new Moment(first, "all " + Numbers.counted(all, "user", "users") + " began", true));
        } else if (moments.size() == 1) {
            moments.add(extreme(first, "busiest day", perDay, Collections.max(perDay)));
            moments.add(extreme(first, "quietest day", perDay, Collections.min(perDay)));
        }
        String mean = atOnce
                ? ""
                : ", on average " + Numbers.count(Math.round((double) all / perDay.size())) + " users a day";
        moments.add(new Moment(last, "last day of data" + mean, true));
        moments.add(new Moment(end, "planned end", !end.isAfter(last)));
        moments.sort(Comparator.comparing(Moment::date));
        return moments;
    }

    private static List<Moment> steps(List<RampStep> ramp, LocalDate first, LocalDate last) {
        List<Moment> moments = new ArrayList<>();
        for (RampStep step : ramp) {
            LocalDate date = first.plusDays(step.day());
            String what =
                    step.day() == 0 ? "started at " : step.equals(ramp.getLast()) ? "ramp ends at " : "raised to ";
            moments.add(new Moment(date, what + percent(step.coverage()), !date.isAfter(last)));
        }
        return moments;
    }

    private static String percent(double share) {
        return Numbers.rate(share).replace(".0%", "%");
    }

    private static Moment extreme(LocalDate first, String what, List<Long> perDay, long users) {
        LocalDate date = first.plusDays(perDay.indexOf(users));
        return new Moment(date, what + ", " + Numbers.counted(users, "new user", "new users"), true);
    }
}
