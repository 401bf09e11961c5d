package dev.slipway.warehouse;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.dbt.BuiltModel;
import dev.slipway.warehouse.dbt.ModelText;
import dev.slipway.warehouse.dbt.TestOutcome;
import dev.slipway.warehouse.engine.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Where the numbers of a run come from: the loaded tables, then the models, each after those that it reads.
 *
 * @param tests all of them, those over several models included
 */
public record Lineage(List<Table> tables, TestRun tests) {
    /** Rows of a view are not known until somebody counts them. */
    public static final long UNCOUNTED = -1;

    private static final ModelText LOADED = new ModelText("", "As it was loaded.", "", "");

    /** What a table is for, in the order in which data travels. */
    public enum Layer {
        /** As it was loaded. */
        SOURCE,
        /** The same rows under our names, copies left out. */
        STAGING,
        /** One row per thing that happened. */
        FACT,
        /** One row per unit. */
        UNIT,
        /** What the screens and the memo read. */
        SERVED
    }

    /**
     * A loaded table or a model.
     *
     * @param name {@code raw.events} of a loaded table, else the model's name
     * @param relation what SQL calls it
     * @param reads names of what it reads
     * @param rows or {@link #UNCOUNTED}
     * @param seconds that building it took
     * @param tests of this model alone
     */
    public record Table(
            String name,
            String relation,
            Layer layer,
            boolean view,
            List<String> reads,
            long rows,
            double seconds,
            ModelText text,
            List<TestOutcome> tests) {
        public Table {
            reads = List.copyOf(reads);
            tests = List.copyOf(tests);
        }

        public boolean loaded() {
            return layer == Layer.SOURCE;
        }
    }

    public Lineage {
        tables = List.copyOf(tables);
    }

    /** Seconds of all models; those that were built side by side count each. */
    public double seconds() {
        return tables.stream().mapToDouble(Table::seconds).sum();
    }

    static Lineage read(Database database, JobContext context) {
        TestRun tests = RunTables.tests(database);
        List<BuiltModel> models = RunTables.models(database).models();
        List<Table> tables = new ArrayList<>();
        for (String name : new TreeSet<>(RunTables.schemas(database).keySet())) {
            context.checkCancelled();
            String relation = "raw." + name;
            long rows = database.number("select count(*) from " + relation);
            tables.add(new Table(relation, relation, Layer.SOURCE, false, List.of(), rows, 0, LOADED, List.of()));
        }
        Map<String, Layer> layers = layers(models);
        for (BuiltModel model : models) {
            tables.add(table(model, Objects.requireNonNull(layers.get(model.model())), tests));
        }
        return new Lineage(tables, tests);
    }

    private static Table table(BuiltModel model, Layer layer, TestRun tests) {
        List<String> reads = new ArrayList<>(model.sources());
        reads.addAll(model.reads());
        return new Table(
                model.model(),
                model.relation(),
                layer,
                model.view(),
                reads,
                model.view() ? UNCOUNTED : model.rows(),
                model.seconds(),
                model.text(),
                tests.tests().stream()
                        .filter(test -> test.model().equals(model.model()))
                        .toList());
    }

    /** By the prefixes that dbt projects use; a model is never of a later layer than a model that reads it. */
    private static Map<String, Layer> layers(List<BuiltModel> models) {
        Map<String, Layer> earliestReader = new HashMap<>();
        Map<String, Layer> layers = new HashMap<>();
        for (BuiltModel model : models.reversed()) {
            Layer reader = earliestReader.get(model.model());
            Layer own = byName(model.model(), reader != null);
            Layer layer = reader != null && reader.compareTo(own) < 0 ? reader : own;
            layers.put(model.model(), layer);
            model.reads()
                    .forEach(input ->
                            earliestReader.merge(input, layer, (one, two) -> one.compareTo(two) < 0 ? one : two));
        }
        return layers;
    }

    private static Layer byName(String name, boolean isRead) {
        if (name.startsWith("stg_")) {
            return Layer.STAGING;
        }
        if (name.startsWith("fct_") || name.startsWith("int_")) {
            return Layer.FACT;
        }
        if (name.startsWith("unit_") || name.startsWith("user_") || name.startsWith("dim_")) {
            return Layer.UNIT;
        }
        return isRead ? Layer.FACT : Layer.SERVED;
    }
}
