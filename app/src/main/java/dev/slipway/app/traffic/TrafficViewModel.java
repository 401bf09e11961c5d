package dev.slipway.app.traffic;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.assignment.Explanation;
import dev.slipway.charts.ObservedExpected;
import dev.slipway.charts.Picture;
import dev.slipway.charts.RampChart;
import dev.slipway.charts.ShareDrift;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.TrafficCalculator;
import dev.slipway.readout.TrafficCalculator.Traffic;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.ExperimentData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the Traffic tab shows: an allocation to try, one unit's way through it, the split that was seen, and the plan. */
final class TrafficViewModel {
    private static final long PAUSE_MILLIS = 80;

    private final ScreenContext context;
    private final Workbench workbench;
    private final AllocationModel allocation = new AllocationModel();
    private final StringProperty unit = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Explanation> explanation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Traffic> traffic = new ReadOnlyObjectWrapper<>();
    private final PlanModel plan;
    private final Object lookupKey = new Object();

    /** One line of the history of exposure. */
    record Moment(LocalDate date, String what, boolean past) {
        String when() {
            return Dates.day(date);
        }
    }

    TrafficViewModel(ScreenContext context) {
        this.context = context;
        workbench = context.workbench();
        plan = new PlanModel(workbench.readoutProperty());
        workbench.studyProperty().addListener((property, before, after) -> load());
        workbench.runProperty().addListener((property, before, after) -> load());
        workbench.readoutProperty().addListener((property, before, after) -> recount());
        unit.addListener((property, before, after) -> explain());
        allocation.triedProperty().addListener((property, before, after) -> explain());
        load();
        recount();
    }

    AllocationModel allocation() {
        return allocation;
    }

    /** The identifier that is looked up. */
    StringProperty unitProperty() {
        return unit;
    }

    ReadOnlyObjectProperty<@Nullable Explanation> explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Traffic> trafficProperty() {
        return traffic.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Readout> readoutProperty() {
        return workbench.readoutProperty();
    }

    PlanModel plan() {
        return plan;
    }

    @Nullable
    Study study() {
        RunResult run = workbench.runProperty().get();
        StudyFile file = run == null ? workbench.studyProperty().get() : run.study();
        return file == null ? null : file.study();
    }

    /** False where a file says who got what. */
    boolean isHashed() {
        Study study = study();
        return study != null && study.source() instanceof Source.Simulate;
    }

    private @Nullable ExperimentData data() {
        RunResult run = workbench.runProperty().get();
        return run == null ? null : run.data();
    }

    private void load() {
        Study study = study();
        allocation.load(study == null ? null : study.experiment());
        ExperimentData data = data();
        if (data != null && data.units() > 0) {
            unit.set(data.unitIds()[0]);
        }
        explain();
    }

    private void explain() {
        Experiment experiment = allocation.triedProperty().get();
        String wanted = unit.get().strip();
        if (experiment == null || wanted.isEmpty()) {
            context.jobs().forget(lookupKey);
            explanation.set(null);
            return;
        }
        ExperimentData data = data();
        boolean hashed = isHashed();
        context.jobs()
                .latest(
                        lookupKey,
                        PAUSE_MILLIS,
                        job -> hashed ? Lookup.byHash(experiment, wanted, data) : Lookup.fromData(wanted, data),
                        explanation::set);
    }

    private void recount() {
        RunResult run = workbench.runProperty().get();
        Readout readout = workbench.readoutProperty().get();
        if (run == null || readout == null) {
            traffic.set(null);
            return;
        }
        DataFilter filter = workbench.filterProperty().get();
        Map<String, Double> weights =
                run.study().study().experiment().allocation().variants();
        context.jobs()
                .latest(
                        this,
                        0,
                        job -> TrafficCalculator.compute(filter.apply(run.data()), weights),
                        (Traffic counted) -> traffic.set(counted));
    }

    @Nullable
    HealthCheck ratio() {
        Readout now = readoutProperty().get();
        return now == null
                ? null
                : now.health().stream()
                        .filter(check -> check.check().equals("sample_ratio"))
                        .findFirst()
                        .orElse(null);
    }

    Picture observed(HealthCheck ratio) {
        Readout now = readoutProperty().get();
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
        Traffic now = traffic.get();
        return now == null || now.days().isEmpty() ? Numbers.NONE : "lowest " + Numbers.pEquals(now.lowestP());
    }

    /** Cumulative shares of the first treatment; null without time. */
    @Nullable
    Picture drift() {
        Traffic now = traffic.get();
        Study study = study();
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
        return new ShareDrift(days, treatment / (control + treatment));
    }

    /** Title of the chart of shares: "Treatment share minus 50%, in pp, with its allowed band". */
    String driftTitle() {
        Study study = study();
        Traffic now = traffic.get();
        if (study == null || now == null || now.variants().size() < 2) {
            return "";
        }
        Map<String, Double> weights = study.experiment().allocation().variants();
        double control = weights.getOrDefault(now.variants().get(0), 0.0);
        double treatment = weights.getOrDefault(now.variants().get(1), 0.0);
        String planned = Numbers.rate(treatment / (control + treatment)).replace(".0%", "%");
        return "Treatment share minus " + planned + ", in pp, with its allowed band";
    }

    /** Coverage over the days: one step, as the study knows no ramp. Null without time, or when a file says who took part. */
    @Nullable
    Picture ramp() {
        Traffic now = traffic.get();
        Study study = study();
        if (now == null || study == null || now.days().isEmpty() || !isHashed()) {
            return null;
        }
        return new RampChart(
                List.of(new RampChart.Step(0, study.experiment().allocation().coverage())),
                now.days().getFirst().date().toString(),
                now.days().size());
    }

    /** What happened when; nothing that was not seen or planned. */
    List<Moment> moments() {
        Traffic now = traffic.get();
        Readout readout = readoutProperty().get();
        Study study = study();
        if (now == null || readout == null || study == null || now.days().isEmpty()) {
            return List.of();
        }
        List<Long> perDay = now.perDay();
        LocalDate first = now.days().getFirst().date();
        LocalDate last = now.days().getLast().date();
        LocalDate end = first.plusDays(readout.experiment().plannedDays() - 1L);
        String coverage =
                Numbers.rate(study.experiment().allocation().coverage()).replace(".0%", "%");
        String started = isHashed() ? "started at " + coverage + ", no ramp planned" : "first exposure in the data";
        List<Moment> moments = new ArrayList<>();
        moments.add(new Moment(first, started, true));
        moments.add(extreme(first, "busiest day", perDay, Collections.max(perDay)));
        moments.add(extreme(first, "quietest day", perDay, Collections.min(perDay)));
        long mean =
                Math.round(perDay.stream().mapToLong(Long::longValue).average().orElse(0));
        moments.add(new Moment(last, "last day of data, on average " + Numbers.count(mean) + " users a day", true));
        moments.add(new Moment(end, "planned end", !end.isAfter(last)));
        moments.sort(Comparator.comparing(Moment::date));
        return moments;
    }

    private static Moment extreme(LocalDate first, String what, List<Long> perDay, long users) {
        LocalDate date = first.plusDays(perDay.indexOf(users));
        return new Moment(date, what + ", " + Numbers.counted(users, "new user", "new users"), true);
    }

    void copyYaml() {
        context.dialogs().copy(allocation.yaml());
        context.dialogs().notify("Copied the allocation as YAML.");
    }
}
