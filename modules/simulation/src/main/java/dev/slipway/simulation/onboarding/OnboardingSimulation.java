package dev.slipway.simulation.onboarding;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.study.Metric;
import dev.slipway.simulation.Simulation;
import dev.slipway.simulation.table.ChunkedTable;
import java.util.List;
import java.util.OptionalDouble;

/** The onboarding world with all its numbers chosen. */
record OnboardingSimulation(Blueprint blueprint, int threads) implements Simulation {
    @Override
    public List<TableSource> tables() {
        int users = blueprint.spec().users();
        long assigned = Math.round(users * blueprint.experiment().allocation().coverage());
        double perUser = EventVolume.perUser(blueprint.spec().days());
        UserChunks people = new UserChunks(blueprint);
        ExposureChunks exposures = ExposureChunks.of(blueprint);
        EventChunks events = new EventChunks(blueprint, perUser);
        return List.of(
                new ChunkedTable(Tables.USERS, users, users, threads, people::users),
                new ChunkedTable(Tables.ASSIGNMENTS, users, assigned, threads, people::assignments),
                new ChunkedTable(Tables.EXPOSURES, users, assigned, threads, exposures::make),
                new ChunkedTable(Tables.EVENTS, users, Math.round(users * perUser), threads, events::make));
    }

    @Override
    public OptionalDouble truth(Metric metric) {
        boolean compared = blueprint.experiment().allocation().variants().keySet().stream()
                .anyMatch(variant -> !variant.equals(blueprint.experiment().control()));
        return compared ? new PlantedTruth(blueprint.setting()).of(metric) : OptionalDouble.empty();
    }
}
