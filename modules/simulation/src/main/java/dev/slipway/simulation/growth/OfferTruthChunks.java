package dev.slipway.simulation.growth;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.simulation.table.RowWriter;
import java.util.function.BooleanSupplier;

/** Makes the chunks of {@code offer_truth}: by user, then by offer, what a week with that offer is expected to hold. */
record OfferTruthChunks(Blueprint blueprint) {
    private static final int FIRST_NUMBER = 2;

    ColumnBatch make(int from, int to, BooleanSupplier stopped) {
        RowWriter rows = new RowWriter(Tables.OFFER_TRUTH, (to - from) * Offer.COUNT + 1);
        PersonMaker maker = new PersonMaker(blueprint);
        Course course = new Course(blueprint, blueprint.weeks().count());
        double[] expected = new double[Columns.COUNT];
        for (int i = from; i < to && !stopped.getAsBoolean(); i++) {
            Person person = maker.make(i);
            course.of(person);
            for (int offer = 0; offer < Offer.COUNT; offer++) {
                course.week(offer, expected);
                rows.text(0, person.id).text(1, Offer.LABELS.get(offer));
                for (int c = 0; c < Tables.EXPECTED.size(); c++) {
                    rows.number(FIRST_NUMBER + c, expected[Tables.EXPECTED.get(c)]);
                }
                rows.number(FIRST_NUMBER + Tables.EXPECTED.size(), course.abuses(offer))
                        .endRow();
            }
        }
        return rows.batch();
    }
}
