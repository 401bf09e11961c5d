package dev.slipway.benchmarks.scale;

import dev.slipway.assignment.LayeredAssigner;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.StudyFile;
import dev.slipway.core.study.StudyReader;
import dev.slipway.simulation.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample of ten million events, with as many users as give about another number of events. */
record SizedStudy(Path file, int users) {
    /** Users of the world behavior that leave a million events in 56 days, about. */
    static final int USERS_PER_MILLION = 26_000;

    /** Writes the study of so many users into a folder. */
    static SizedStudy write(Path sample, int users, String coverage, Path folder) throws IOException {
        String text = Files.readString(sample)
                .replaceFirst("(?m)^( +users:) .*$", "$1 " + users)
                .replaceFirst("(?m)coverage: [0-9.]+", "coverage: " + coverage);
        Path file = folder.resolve("behavior-" + users + ".yaml");
        Files.writeString(file, text);
        return new SizedStudy(file, users);
    }

    StudyFile read() {
        return new StudyReader(Worlds.descriptions()).read(file);
    }

    /** The tables of the simulated world; streaming them makes their rows. */
    static List<TableSource> tables(StudyFile file) {
        Source.Simulate world = (Source.Simulate) file.study().source();
        return Worlds.named(world.world())
                .prepare(
                        world,
                        file.study().experiment(),
                        new LayeredAssigner(file.study().experiment()))
                .tables();
    }
}
