package dev.slipway.app.traffic;

import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.RampStep;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The steps of a ramp as they are tried out. Days are whole, coverage is in whole percent; days increase and coverage
 * never falls, whatever is asked for. One step means that there is no ramp.
 */
final class RampModel {
    private static final double LEAST = 0.01;
    private static final double FIRST = 0.1;
    private static final int APART = 3;
    private static final int MOST = 8;

    private final ReadOnlyObjectWrapper<List<RampStep>> steps =
            new ReadOnlyObjectWrapper<>(List.of(new RampStep(0, 1)));

    ReadOnlyObjectProperty<List<RampStep>> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    List<RampStep> steps() {
        return steps.get();
    }

    void load(Allocation allocation) {
        steps.set(allocation.ramp().isEmpty() ? List.of(new RampStep(0, allocation.coverage())) : allocation.ramp());
    }

    /** As the study's file would have them: empty without a ramp. */
    List<RampStep> planned() {
        return steps.get().size() < 2 ? List.of() : steps.get();
    }

    /** Sets the coverage that the ramp ends at; earlier steps give way. */
    void end(double coverage) {
        List<RampStep> changed = new ArrayList<>();
        for (RampStep step : steps.get()) {
            changed.add(new RampStep(step.day(), Math.min(step.coverage(), coverage)));
        }
        changed.set(changed.size() - 1, new RampStep(changed.getLast().day(), coverage));
        steps.set(List.copyOf(changed));
    }

    /** Moves a step as far as its neighbours let it; the first stays on the first day. */
    void move(int index, double day, double coverage) {
        List<RampStep> now = steps.get();
        boolean last = index == now.size() - 1;
        int earliest = index == 0 ? 0 : now.get(index - 1).day() + 1;
        int latest =
                index == 0 ? 0 : last ? Integer.MAX_VALUE : now.get(index + 1).day() - 1;
        double least = index == 0 ? LEAST : now.get(index - 1).coverage();
        double most = last ? 1 : now.get(index + 1).coverage();
        double snapped = Math.rint(coverage * 100) / 100;
        List<RampStep> changed = new ArrayList<>(now);
        changed.set(
                index,
                new RampStep((int) Math.clamp(Math.rint(day), earliest, latest), Math.clamp(snapped, least, most)));
        steps.set(List.copyOf(changed));
    }

    /** Pushes a step by days and points. */
    void push(int index, int days, int points) {
        RampStep step = steps.get().get(index);
        move(index, step.day() + days, step.coverage() + points / 100.0);
    }

    boolean hasRoom() {
        return steps.get().size() < MOST;
    }

    /** One step more: a small start before a single one, else half way before the last. */
    void add() {
        List<RampStep> changed = new ArrayList<>(steps.get());
        RampStep last = changed.removeLast();
        if (changed.isEmpty()) {
            changed.add(new RampStep(0, Math.min(FIRST, last.coverage())));
            changed.add(new RampStep(APART, last.coverage()));
        } else {
            RampStep before = changed.getLast();
            int day = Math.max(last.day(), before.day() + 2);
            int middle = before.day() + (day - before.day()) / 2;
            double half = Math.rint((before.coverage() + last.coverage()) * 50) / 100;
            changed.add(new RampStep(middle, Math.clamp(half, before.coverage(), last.coverage())));
            changed.add(new RampStep(day, last.coverage()));
        }
        steps.set(List.copyOf(changed));
    }

    /** Takes a step away; the last one's coverage stays the end, and the first day keeps a step. */
    void remove(int index) {
        List<RampStep> now = steps.get();
        if (now.size() < 2) {
            return;
        }
        List<RampStep> changed = new ArrayList<>(now);
        changed.remove(index);
        RampStep first = changed.getFirst();
        changed.set(0, new RampStep(0, first.coverage()));
        RampStep last = changed.getLast();
        changed.set(changed.size() - 1, new RampStep(last.day(), now.getLast().coverage()));
        steps.set(List.copyOf(changed));
    }
}
