package dev.slipway.app.window;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.Workbench;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.warehouse.ExperimentData;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The filters of the header: which attributes and levels there are, and what choosing one does. */
final class FilterViewModel {
    private static final int MOST_LEVELS = 40;

    private final Workbench workbench;

    FilterViewModel(Workbench workbench) {
        this.workbench = workbench;
    }

    /** Attributes that can be filtered by: the study's segments first, then the others; with few enough levels to choose from. */
    List<String> attributes() {
        RunResult run = workbench.runProperty().get();
        if (run == null) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>(run.study().study().segments());
        names.addAll(new TreeSet<>(run.data().categories().keySet()));
        return names.stream().filter(name -> isChoice(levels(run, name))).toList();
    }

    private static boolean isChoice(List<String> levels) {
        return !levels.isEmpty() && levels.size() <= MOST_LEVELS;
    }

    List<String> levels(String attribute) {
        RunResult run = workbench.runProperty().get();
        return run == null ? List.of() : levels(run, attribute);
    }

    /** Of a number those parts that the segments have: to cut it here would keep the window waiting. */
    private static List<String> levels(RunResult run, String attribute) {
        ExperimentData.Category category = run.data().categories().get(attribute);
        if (category != null) {
            return category.levels();
        }
        return run.readout().segments().stream()
                .filter(segment -> segment.attribute().equals(attribute))
                .flatMap(segment -> segment.rows().stream())
                .map(SegmentReadout.Row::level)
                .distinct()
                .toList();
    }

    boolean isChosen(@Nullable String attribute, @Nullable String level) {
        DataFilter now = workbench.filterProperty().get();
        return Objects.equals(now.attribute(), attribute) && Objects.equals(now.level(), level);
    }

    void chooseLevel(@Nullable String attribute, @Nullable String level) {
        DataFilter now = workbench.filterProperty().get();
        workbench.filterProperty().set(new DataFilter(attribute, level, now.from(), now.to()));
    }

    /** First and last day of the data; null where it has none. */
    @Nullable
    LocalDate firstDay() {
        RunResult run = workbench.runProperty().get();
        String day = run == null ? null : run.readout().data().first();
        return day == null ? null : LocalDate.parse(day);
    }

    @Nullable
    LocalDate lastDay() {
        RunResult run = workbench.runProperty().get();
        String day = run == null ? null : run.readout().data().last();
        return day == null ? null : LocalDate.parse(day);
    }

    /** Chooses days of first exposure; the ends of the data mean no restriction. Days in the wrong order are exchanged. */
    void chooseDays(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate first = from;
        LocalDate last = to;
        if (first != null && last != null && last.isBefore(first)) {
            first = to;
            last = from;
        }
        LocalDate low = first == null || first.equals(firstDay()) ? null : first;
        LocalDate high = last == null || last.equals(lastDay()) ? null : last;
        DataFilter now = workbench.filterProperty().get();
        workbench.filterProperty().set(new DataFilter(now.attribute(), now.level(), low, high));
    }

    boolean hasLevel() {
        return workbench.filterProperty().get().attribute() != null;
    }

    boolean hasDays() {
        DataFilter now = workbench.filterProperty().get();
        return now.from() != null || now.to() != null;
    }
}
