package dev.slipway.simulation.growth;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.simulation.table.RowWriter;
import java.util.function.BooleanSupplier;

/** Makes the chunks of {@code user_truth}: what no column of the panel says. */
record TruthChunks(Blueprint blueprint) {
    ColumnBatch make(int from, int to, BooleanSupplier stopped) {
        RowWriter rows = new RowWriter(Tables.TRUTH, to - from + 1);
        PersonMaker maker = new PersonMaker(blueprint);
        int weeks = blueprint.weeks().count();
        Course course = new Course(blueprint, weeks);
        double[] sums = new double[Columns.COUNT];
        for (int i = from; i < to && !stopped.getAsBoolean(); i++) {
            Person person = maker.make(i);
            course.of(person);
            double without = net(course, Offer.NONE, sums);
            rows.text(0, person.id)
                    .number(1, person.risk)
                    .number(2, person.persuadability)
                    .text(3, person.kind.label())
                    .number(4, (net(course, Offer.BONUS, sums) - without) / weeks)
                    .number(5, (net(course, Offer.FEE_WAIVER, sums) - without) / weeks)
                    .endRow();
        }
        return rows.batch();
    }

    private static double net(Course course, int offer, double[] sums) {
        course.always(offer, sums);
        return Course.net(sums);
    }
}
