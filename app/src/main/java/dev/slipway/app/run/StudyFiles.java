package dev.slipway.app.run;

import dev.slipway.core.study.StudyReader;
import dev.slipway.simulation.Worlds;

/** The reader of study files that knows the worlds that this build has. */
public final class StudyFiles {
    private StudyFiles() {}

    public static StudyReader reader() {
        return new StudyReader(Worlds.descriptions());
    }
}
