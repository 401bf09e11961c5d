package dev.slipway.app.simulation;

import dev.slipway.app.run.SourceText;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.WorldDescription;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The numbers of a simulated source as they are turned on screen. */
final class WorldNumbers {
    private final Runnable changed;
    private final DoubleProperty users = new SimpleDoubleProperty();
    private final DoubleProperty days = new SimpleDoubleProperty();
    private final LongProperty seed = new SimpleLongProperty();
    private final ObservableList<KnobValue> effects = FXCollections.observableArrayList();
    private final ObservableList<KnobValue> parameters = FXCollections.observableArrayList();
    private LocalDate start = LocalDate.EPOCH;
    private Map<String, String> lists = Map.of();

    WorldNumbers(Runnable changed) {
        this.changed = changed;
        users.addListener((property, before, after) -> changed.run());
        days.addListener((property, before, after) -> changed.run());
        seed.addListener((property, before, after) -> changed.run());
    }

    DoubleProperty usersProperty() {
        return users;
    }

    DoubleProperty daysProperty() {
        return days;
    }

    /** Whole, and exact over its whole range: a seed has no nearest neighbour that would do as well. */
    LongProperty seedProperty() {
        return seed;
    }

    ObservableList<KnobValue> effects() {
        return effects;
    }

    /** The world's other numbers; faults among them. */
    ObservableList<KnobValue> parameters() {
        return parameters;
    }

    /** Takes the numbers of a study; those of a world that is not known stay as they are. */
    void load(Source.Simulate simulate, @Nullable WorldDescription world) {
        users.set(simulate.users());
        days.set(simulate.days());
        seed.set(simulate.seed());
        start = simulate.start();
        lists = new LinkedHashMap<>();
        simulate.lists().forEach((variant, file) -> lists.put(variant, quoted(file)));
        if (world != null) {
            fill(effects, world.effects(), simulate.effects());
            fill(parameters, world.parameters(), simulate.parameters());
        }
    }

    /** New values for knobs that stay, so that what shows them stays too. */
    private void fill(
            ObservableList<KnobValue> values, Map<String, WorldDescription.Knob> knobs, Map<String, Double> given) {
        boolean same = values.stream().map(KnobValue::name).toList().equals(List.copyOf(knobs.keySet()));
        if (same) {
            values.forEach(value -> value.load(given.get(value.name())));
            return;
        }
        List<KnobValue> fresh = new ArrayList<>();
        knobs.forEach((name, knob) -> {
            KnobValue value = new KnobValue(name, knob, given.get(name));
            value.shownProperty().addListener((property, before, after) -> changed.run());
            fresh.add(value);
        });
        values.setAll(fresh);
    }

    /** The study's text with these numbers in place of its own. */
    String in(String study, String world) {
        return new SourceText(
                        world,
                        Math.round(users.get()),
                        Math.round(days.get()),
                        seed.get(),
                        start,
                        given(effects),
                        given(parameters),
                        lists)
                .in(study);
    }

    /** Slashes are understood everywhere, backslashes only where they need no quoting. */
    private static String quoted(Path file) {
        return "'" + file.toString().replace('\\', '/').replace("'", "''") + "'";
    }

    private static Map<String, String> given(List<KnobValue> values) {
        Map<String, String> given = new LinkedHashMap<>();
        values.stream().filter(KnobValue::isGiven).forEach(value -> given.put(value.name(), value.yaml()));
        return given;
    }
}
