package dev.slipway.simulation.onboarding;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.simulation.random.UserStream;
import dev.slipway.simulation.table.RowWriter;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Makes the chunks of {@code exposures}, with lost exposures and crossovers where the setting plants them. */
record ExposureChunks(Blueprint blueprint, List<String> variants) {
    private static final double CROSSOVER_HOURS = 20;

    static ExposureChunks of(Blueprint blueprint) {
        Map<String, Double> weights = blueprint.experiment().allocation().variants();
        return new ExposureChunks(
                blueprint,
                weights.keySet().stream()
                        .filter(v -> weights.getOrDefault(v, 0.0) > 0)
                        .toList());
    }

    ColumnBatch make(int from, int to, BooleanSupplier stopped) {
        RowWriter rows = new RowWriter(Tables.EXPOSURES, to - from);
        PersonMaker maker = new PersonMaker(blueprint);
        for (int i = from; i < to && !stopped.getAsBoolean(); i++) {
            Person person = maker.make(i);
            if (person.variant != null) {
                expose(person, person.variant, maker.stream(Purpose.EXPOSURE_FAULT), rows);
            }
        }
        return rows.batch();
    }

    private void expose(Person person, String variant, UserStream stream, RowWriter rows) {
        boolean lost = stream.chance(blueprint.setting().lostExposures()) && person.arm == 1;
        boolean crosses = stream.chance(blueprint.setting().crossover()) && variants.size() > 1;
        double hours = stream.exponential(CROSSOVER_HOURS);
        if (!lost) {
            row(person, variant, person.exposedAt, rows);
        }
        if (crosses) {
            String other = variants.get((variants.indexOf(variant) + 1) % variants.size());
            row(person, other, person.exposedAt + (long) (hours * Arrivals.HOUR), rows);
        }
    }

    private void row(Person person, String variant, long time, RowWriter rows) {
        if (time < blueprint.end()) {
            rows.text(0, person.id)
                    .text(1, blueprint.experiment().key())
                    .text(2, variant)
                    .time(3, time)
                    .endRow();
        }
    }
}
