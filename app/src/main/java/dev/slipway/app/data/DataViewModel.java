package dev.slipway.app.data;

import dev.slipway.app.run.Lineages;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.DataService;
import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.charts.LineageGraph;
import dev.slipway.charts.LineagePicture;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.Lineage;
import dev.slipway.warehouse.TestRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The lineage of the run that is shown, and which of its tables is looked at. Reads nothing until the tab is opened. */
final class DataViewModel {
    /** Where the lineage stands. */
    enum State {
        /** No run is shown. */
        EMPTY,
        LOADING,
        READY,
        /** {@link #failure} says why. */
        FAILED
    }

    private static final double ANY_WIDTH = 1_000;

    private final ScreenContext context;
    private final DataService data;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
    private final ReadOnlyObjectWrapper<LineageGraph> graph = new ReadOnlyObjectWrapper<>(new LineageGraph(List.of()));
    private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper("");
    private final Map<String, Long> counted = new HashMap<>();
    private final Object counting = new Object();
    private final TableViewModel table;
    private final QueryViewModel query;
    private Lineage lineage = new Lineage(List.of(), new TestRun(List.of()));
    private @Nullable SlipwayException failure;
    private int run;

    DataViewModel(ScreenContext context) {
        this.context = context;
        data = context.workbench().service().data();
        table = new TableViewModel(context, data);
        query = new QueryViewModel(context, data);
    }

    /** Starts to follow the run that is shown. */
    void open() {
        context.workbench().runProperty().addListener((property, before, after) -> load(after));
        load(context.workbench().runProperty().get());
    }

    private void load(@Nullable RunResult shown) {
        context.jobs().forget(counting);
        counted.clear();
        table.clear();
        run = shown == null ? 0 : shown.number();
        query.ask(run);
        if (shown == null) {
            context.jobs().forget(this);
            state.set(State.EMPTY);
            return;
        }
        state.set(State.LOADING);
        int number = run;
        context.jobs()
                .latest(
                        this,
                        0,
                        job -> Answer.of(() -> laidOut(data.lineage(number, job))),
                        (Answer<Lineage> found) -> loaded(found));
    }

    /** Lays the graph out here, below the window: of thirty tables it takes longer than a click may wait. */
    private static Lineage laidOut(Lineage found) {
        new LineagePicture(Lineages.graph(found, Map.of()), "").preferredHeight(ANY_WIDTH);
        return found;
    }

    private void loaded(Answer<Lineage> found) {
        Lineage value = found.value();
        failure = found.failure();
        if (value == null) {
            state.set(State.FAILED);
            return;
        }
        lineage = value;
        graph.set(Lineages.graph(lineage, counted));
        String before = selected.get();
        String wanted = find(before) == null ? first() : before;
        selected.set(wanted);
        showTable();
        state.set(State.READY);
        countViews();
    }

    /** The table that most of the readout comes from. */
    private String first() {
        return lineage.tables().stream()
                .filter(each -> each.layer() == Lineage.Layer.UNIT)
                .findFirst()
                .or(() -> lineage.tables().stream().findFirst())
                .map(Lineage.Table::name)
                .orElse("");
    }

    /** Only those that pass rows on: another view may cost more than all models together. */
    private void countViews() {
        List<String> views = lineage.tables().stream()
                .filter(each -> each.rows() == Lineage.UNCOUNTED && each.layer() == Lineage.Layer.STAGING)
                .map(Lineage.Table::relation)
                .toList();
        int number = run;
        if (views.isEmpty()) {
            return;
        }
        context.jobs()
                .latest(
                        counting,
                        0,
                        job -> {
                            Map<String, Long> rows = new HashMap<>();
                            for (String view : views) {
                                rows.put(view, data.count(number, view, job));
                            }
                            return rows;
                        },
                        (Map<String, Long> rows) -> {
                            counted.putAll(rows);
                            graph.set(Lineages.graph(lineage, counted));
                        });
    }

    /**
     * Looks at a table, or will once there are any.
     *
     * @param name of the table, or a mark such as {@code table:unit_metrics}
     */
    void choose(String name) {
        String wanted = name.startsWith("table:") ? name.substring("table:".length()) : name;
        if (state.get() != State.READY) {
            selected.set(wanted);
        } else if (find(wanted) != null && !wanted.equals(selected.get())) {
            selected.set(wanted);
            showTable();
        }
    }

    private void showTable() {
        Lineage.Table chosen = find(selected.get());
        if (chosen != null) {
            table.show(run, chosen);
        }
    }

    Lineage.@Nullable Table find(String name) {
        return lineage.tables().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Rows of the chosen table in words, with what the one table that it reads had more. */
    String size() {
        LineageGraph.Node node = node(selected.get());
        if (node == null || node.rows() < 0) {
            return "";
        }
        String words = Numbers.counted(node.rows(), "row", "rows");
        LineageGraph.Node input = node.reads().size() == 1 ? node(node.reads().getFirst()) : null;
        return input == null || input.rows() <= node.rows()
                ? words
                : words + ", " + Numbers.count(input.rows() - node.rows()) + " fewer than " + input.name();
    }

    private LineageGraph.@Nullable Node node(String name) {
        return graph.get().nodes().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Asks for a CSV file to make a study from. */
    void importFile() {
        context.dialogs()
                .openFile("Choose a CSV file", List.of(Dialogs.FileKind.CSV))
                .ifPresent(context.navigator()::startImport);
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LineageGraph> graphProperty() {
        return graph.getReadOnlyProperty();
    }

    /** Name of the table that is looked at; empty for none. */
    ReadOnlyStringProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** What there is instead of a lineage, as a sentence. */
    String insteadOfLineage() {
        SlipwayException why = failure;
        return why == null || state.get() != State.FAILED
                ? "Run the study to see where its numbers come from."
                : why.sentence() + " " + why.remedy();
    }

    /** Filters are about what the readout counts; tables stay whole. */
    String note() {
        return context.workbench().filterProperty().get().equals(DataFilter.NONE)
                ? "click a table to see its rows, its SQL and what depends on it"
                : "tables hold all rows, whatever is filtered above";
    }

    TestRun tests() {
        return lineage.tests();
    }

    String built() {
        return "built in " + Numbers.duration(lineage.seconds());
    }

    TableViewModel table() {
        return table;
    }

    QueryViewModel query() {
        return query;
    }
}
