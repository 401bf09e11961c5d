package dev.slipway.benchmarks.offers;

import dev.slipway.assignment.LayeredAssigner;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.core.study.StudyReader;
import dev.slipway.simulation.Worlds;
import dev.slipway.warehouse.RunBuild;
import dev.slipway.warehouse.RunData;
import dev.slipway.warehouse.Workspace;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The growth sample with other users, simulated, loaded into DuckDB and read.
 *
 * @param study as it was read
 * @param data its marts
 */
record GrowthStudy(Study study, RunData data) {
    /**
     * Prepares.
     *
     * @param sample text of the study that is changed
     * @param folder where its file and its workspace may lie
     */
    static GrowthStudy of(String sample, int users, long seed, WorldKind kind, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("growth-" + seed + ".yaml"), kind.study(sample, users, seed));
        StudyFile study = new StudyReader(Worlds.descriptions()).read(file);
        return new GrowthStudy(study.study(), data(study, folder.resolve("w" + seed + kind.key())));
    }

    /** The text of a study's file. */
    static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    /** The sample with other learners, each list as in the file but without brackets. */
    static String learning(String sample, String learners, String bases) {
        return sample.replaceFirst("(?m)^( +learners:) .*$", "$1 [" + learners + "]")
                .replaceFirst("(?m)^( +bases:) .*$", "$1 [" + bases + "]");
    }

    private static RunData data(StudyFile file, Path workspace) {
        Study study = file.study();
        Source.Simulate world = (Source.Simulate) study.source();
        JobContext context = JobContext.unwatched();
        try (Workspace open = Workspace.open(workspace);
                RunBuild build = open.begin(file, Engine.DUCKDB)) {
            Worlds.named(world.world())
                    .prepare(world, study.experiment(), new LayeredAssigner(study.experiment()))
                    .tables()
                    .forEach(table -> build.load(table, context));
            build.buildModels(study, context);
            return build.readAll(study, false, context);
        }
    }
}
