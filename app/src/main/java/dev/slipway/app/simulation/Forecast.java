package dev.slipway.app.simulation;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.run.StudyFiles;
import dev.slipway.assignment.LayeredAssigner;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.core.study.StudyInvalidException;
import dev.slipway.core.study.StudyProblem;
import dev.slipway.readout.text.Numbers;
import dev.slipway.simulation.Worlds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a changed study would come to, before it is run.
 *
 * @param events to be expected
 * @param study null when the numbers don't go together
 * @param problem a sentence; empty when there is none
 */
record Forecast(@Nullable StudyFile study, long events, String size, String smallest, String problem) {
    static final Forecast NONE = new Forecast(null, 0, "", "", "");

    /** Bytes of the warehouse per event, used until a run has told better. */
    private static final double USUAL_BYTES = 325;

    /** Seconds that every event adds to a run and that a run without events takes, measured on two cores. */
    private static final double SECONDS_PER_EVENT = 4e-5;

    private static final double SECONDS_ANYWAY = 8;
    private static final double LEAST_SECONDS = 2;
    private static final double MEGABYTE = 1e6;

    /** Reads the text as a study file, prepares its world and asks how many events to expect. */
    static Forecast of(String text, Path file, @Nullable RunResult last) {
        try {
            StudyFile study = StudyFiles.reader().parse(text, file);
            if (!(study.study().source() instanceof Source.Simulate simulate)) {
                return NONE;
            }
            long events = events(study.study(), simulate);
            return new Forecast(study, events, size(events, last), smallest(simulate, last), "");
        } catch (StudyInvalidException e) {
            StudyProblem first = e.problems().getFirst();
            return new Forecast(null, 0, "", "", first.message() + ". " + first.remedy());
        } catch (SlipwayException e) {
            return new Forecast(null, 0, "", "", e.sentence() + " " + e.remedy());
        }
    }

    /** What a world leaves behind: events, or weeks of users in their place. */
    private static final Set<String> ROWS = Set.of("events", "behavior_weekly");

    private static long events(Study study, Source.Simulate simulate) {
        return Worlds.named(simulate.world())
                .prepare(simulate, study.experiment(), new LayeredAssigner(study.experiment()))
                .tables()
                .stream()
                .filter(table -> ROWS.contains(table.schema().name()))
                .mapToLong(TableSource::expectedRows)
                .sum();
    }

    private static String size(long events, @Nullable RunResult last) {
        double seconds = SECONDS_ANYWAY + events * SECONDS_PER_EVENT;
        double bytes = USUAL_BYTES;
        if (last != null && last.readout().data().events() > 0) {
            double before = last.readout().data().events();
            seconds = last.manifest().seconds() + (events - before) * SECONDS_PER_EVENT;
            bytes = last.manifest().warehouseBytes() / before;
        }
        List<String> parts = new ArrayList<>(List.of("\u2248 " + Numbers.shortCount(rounded(events)) + " events"));
        parts.add(Numbers.fixed(Math.max(1, events * bytes / MEGABYTE), 0) + " MB");
        parts.add("about " + Numbers.duration(Math.max(LEAST_SECONDS, Math.rint(seconds))));
        return String.join(" \u00b7 ", parts);
    }

    /** Two digits are all that an expectation is worth. */
    private static long rounded(long events) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10((double) Math.max(1, events))) - 1));
        return (long) (Math.rint(events / unit) * unit);
    }

    /** From the last run's plan: the smallest effect shrinks with the root of the users. */
    private static String smallest(Source.Simulate now, @Nullable RunResult last) {
        Double before = last == null ? null : last.readout().plan().detectable();
        if (last == null
                || before == null
                || !last.readout().primary().rate()
                || !(last.study().study().source() instanceof Source.Simulate then)
                || then.days() != now.days()) {
            return "";
        }
        double scaled = before * Math.sqrt((double) then.users() / now.users());
        int decimals = scaled < 0.0095 ? 2 : 1;
        return "smallest effect that " + Numbers.counted(now.days(), "day", "days") + " can show: "
                + Numbers.fixed(scaled * 100, decimals) + " pp";
    }
}
