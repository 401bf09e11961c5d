package dev.slipway.app.funnels;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.FunnelCalculator;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.warehouse.ExperimentData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The funnel as it is being edited, and its result. Every change computes again below the window; the newest wins. */
final class FunnelsViewModel {
    /** Shown in the choice of a breakdown for none. */
    static final String NOTHING = "Nothing";

    private static final int MOST_LEVELS = 6;
    private static final long PAUSE_MILLIS = 60;

    private final ScreenContext context;
    private final ObservableList<List<String>> steps = FXCollections.observableArrayList();
    private final ObjectProperty<FunnelSpec.Order> order = new SimpleObjectProperty<>(FunnelSpec.Order.IN_ORDER);
    private final IntegerProperty windowDays = new SimpleIntegerProperty(7);
    private final StringProperty breakdown = new SimpleStringProperty(NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable FunnelResult> result = new ReadOnlyObjectWrapper<>();
    private @Nullable RunResult shownRun;
    private boolean loading;

    FunnelsViewModel(ScreenContext context) {
        this.context = context;
        context.workbench().findingsProperty().addListener((property, before, after) -> readoutChanged());
        steps.addListener((ListChangeListener<List<String>>) change -> recompute());
        order.addListener((property, before, after) -> recompute());
        windowDays.addListener((property, before, after) -> recompute());
        breakdown.addListener((property, before, after) -> recompute());
        readoutChanged();
    }

    ObservableList<List<String>> steps() {
        return steps;
    }

    ObjectProperty<FunnelSpec.Order> orderProperty() {
        return order;
    }

    IntegerProperty windowDaysProperty() {
        return windowDays;
    }

    StringProperty breakdownProperty() {
        return breakdown;
    }

    ReadOnlyObjectProperty<@Nullable FunnelResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** A new run brings its study's funnel; a filter keeps what was edited. */
    private void readoutChanged() {
        RunResult run = context.workbench().runProperty().get();
        if (run != null && !run.equals(shownRun)) {
            shownRun = run;
            takeFromStudy(run);
        }
        recompute();
    }

    private void takeFromStudy(RunResult run) {
        FunnelSpec spec = run.study().study().funnel();
        loading = true;
        breakdown.set(NOTHING);
        if (spec == null) {
            steps.clear();
        } else {
            steps.setAll(spec.steps());
            order.set(spec.order());
            windowDays.set((int) Math.max(1, spec.window().toDays()));
        }
        loading = false;
    }

    /** Back to the study's own funnel. */
    void reset() {
        RunResult run = context.workbench().runProperty().get();
        if (run != null) {
            takeFromStudy(run);
            recompute();
        }
    }

    /** The events that steps can be made of. */
    List<String> events() {
        ExperimentData.Timelines timelines = timelines();
        return timelines == null ? List.of() : timelines.eventNames();
    }

    /** An event in words; two that read alike have their keys beside them. */
    String eventName(String event) {
        String name = Words.capital(Words.event(event));
        boolean alone = events().stream()
                .noneMatch(other -> !other.equals(event)
                        && Words.capital(Words.event(other)).equals(name));
        return alone ? name : name + " (" + event + ")";
    }

    boolean hasEvents() {
        return timelines() != null;
    }

    private ExperimentData.@Nullable Timelines timelines() {
        RunResult run = context.workbench().runProperty().get();
        return run == null ? null : run.data().timelines();
    }

    /** Nothing, then the attributes that split the users. */
    List<String> breakdowns() {
        List<String> choices = new ArrayList<>();
        choices.add(NOTHING);
        RunResult run = context.workbench().runProperty().get();
        if (run != null) {
            choices.addAll(run.data().categories().keySet());
        }
        return choices;
    }

    List<String> variants() {
        Findings now = context.workbench().findingsProperty().get();
        return now == null ? List.of() : now.experiment().variants();
    }

    void move(int from, int to) {
        if (from != to && from >= 0 && to >= 0 && from < steps.size() && to < steps.size()) {
            List<List<String>> changed = new ArrayList<>(steps);
            changed.add(to, changed.remove(from));
            steps.setAll(changed);
        }
    }

    void add(String event) {
        steps.add(List.of(event));
    }

    void remove(int index) {
        steps.remove(index);
    }

    /** Adds an event to a step's alternatives or takes it away; the last one stays. */
    void toggle(int index, String event) {
        List<String> changed = new ArrayList<>(steps.get(index));
        if (!changed.remove(event)) {
            changed.add(event);
        }
        if (!changed.isEmpty()) {
            steps.set(index, List.copyOf(changed));
        }
    }

    private void recompute() {
        RunResult run = context.workbench().runProperty().get();
        Findings now = context.workbench().findingsProperty().get();
        if (loading || run == null || now == null) {
            return;
        }
        if (steps.isEmpty() || run.data().timelines() == null) {
            context.jobs().forget(this);
            result.set(null);
            return;
        }
        FunnelSpec spec = new FunnelSpec(List.copyOf(steps), Duration.ofDays(windowDays.get()), order.get());
        DataFilter filter = context.workbench().filterProperty().get();
        double level = 1 - now.experiment().alpha();
        String attribute = breakdown.get();
        context.jobs()
                .latest(
                        this,
                        PAUSE_MILLIS,
                        job -> compute(run.data(), filter, spec, level, attribute, job),
                        result::set);
    }

    private static FunnelResult compute(
            ExperimentData all, DataFilter filter, FunnelSpec spec, double level, String attribute, JobContext job) {
        ExperimentData data = filter.apply(all);
        List<FunnelResult.Part> parts = new ArrayList<>();
        ExperimentData.Category category = data.categories().get(attribute);
        if (category == null) {
            addPart(parts, "", FunnelCalculator.compute(data, spec, level));
            return new FunnelResult(parts);
        }
        for (String each : category.levels().stream().limit(MOST_LEVELS).toList()) {
            job.checkCancelled();
            ExperimentData part = new DataFilter(attribute, each, null, null).apply(data);
            addPart(parts, each, FunnelCalculator.compute(part, spec, level));
        }
        return new FunnelResult(parts);
    }

    private static void addPart(List<FunnelResult.Part> parts, String name, @Nullable FunnelReadout funnel) {
        if (funnel != null) {
            parts.add(new FunnelResult.Part(name, funnel));
        }
    }

    /** "22,537 and 22,436 mature users". */
    String matureNote(FunnelReadout funnel) {
        return funnel.mature().values().stream().map(Numbers::count).collect(Collectors.joining(" and "))
                + " users whose window has passed";
    }

    /** The amber note about users who don't count yet; empty when all do. */
    String leftOut(FunnelReadout funnel) {
        String last = funnel.lastMatures();
        if (funnel.immature() == 0 || last == null) {
            return "";
        }
        return Numbers.counted(funnel.immature(), "user", "users") + " left out. Their "
                + Numbers.counted(windowDays.get(), "day has", "days have") + " not passed. The last one counts on "
                + Dates.day(last) + ".";
    }
}
