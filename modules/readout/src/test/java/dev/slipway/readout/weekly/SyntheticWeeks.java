package dev.slipway.readout.weekly;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.UnitWeeks;
import dev.slipway.warehouse.WeekTraits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Users whose weeks are alike from week to week, and what a test changes in them. */
final class SyntheticWeeks {
    private static final Path HERE = Path.of("events.csv");
    private static final double VISIT_SECONDS = 300;

    final int users;
    final int weeks;
    final int[] variant;
    final int[] exposed;
    final int[] visits;
    final int[] device;
    List<String> variants = List.of("control", "treatment");
    List<String> devices = List.of("phone", "tablet", "tv");
    final Map<String, Category> attributes = new LinkedHashMap<>();

    /** A third outside of the experiment; users keep a device and how often they come, and are active in four weeks of five. */
    SyntheticWeeks(int users, int weeks, long seed) {
        this.users = users;
        this.weeks = weeks;
        variant = new int[users];
        exposed = new int[users];
        visits = new int[users * weeks];
        device = new int[users * weeks];
        SplittableRandom random = new SplittableRandom(seed);
        for (int u = 0; u < users; u++) {
            variant[u] = random.nextInt(3) - 1;
            exposed[u] = variant[u] < 0 ? UnitWeeks.NEVER : 0;
            int own = random.nextInt(3);
            int often = 1 + random.nextInt(5);
            for (int w = 0; w < weeks; w++) {
                boolean active = random.nextInt(5) > 0;
                visits[u * weeks + w] = active ? often + random.nextInt(3) : 0;
                device[u * weeks + w] = active ? (random.nextInt(10) == 0 ? random.nextInt(3) : own) : -1;
            }
        }
    }

    /** Half of the users of these arms move to device 0, from a week on. */
    SyntheticWeeks move(int fromWeek, int toWeek, List<Integer> arms) {
        for (int u = 0; u < users; u++) {
            for (int w = fromWeek - 1; w < toWeek; w++) {
                int cell = u * weeks + w;
                device[cell] = device[cell] > 0 && u % 2 == 0 && arms.contains(variant[u]) ? 0 : device[cell];
            }
        }
        return this;
    }

    /** Nobody but every so many of the users comes in some weeks. */
    SyntheticWeeks quiet(int fromWeek, int toWeek, int every) {
        for (int u = 0; u < users; u++) {
            for (int w = fromWeek - 1; w < toWeek && u % every != 0; w++) {
                visits[u * weeks + w] = 0;
                device[u * weeks + w] = -1;
            }
        }
        return this;
    }

    WeeklyDriftReadout compute(Analyses.Drift asked) {
        return compute(asked, weeks);
    }

    WeeklyDriftReadout compute(Analyses.Drift asked, int fullWeeks) {
        return compute(asked, fullWeeks, JobContext.unwatched());
    }

    WeeklyDriftReadout compute(Analyses.Drift asked, int fullWeeks, JobContext context) {
        String[] ids = new String[users];
        Arrays.setAll(ids, u -> "u" + u);
        int[] seconds =
                Arrays.stream(visits).map(v -> (int) (v * VISIT_SECONDS)).toArray();
        UnitWeeks data = new UnitWeeks(
                0,
                weeks,
                fullWeeks,
                ids,
                variants,
                variant,
                new int[users],
                visits,
                visits,
                new double[visits.length],
                Map.of("play", visits),
                attributes,
                Map.of(),
                new WeekTraits(
                        exposed,
                        Arrays.stream(visits).map(v -> Math.min(v, 7)).toArray(),
                        visits,
                        seconds,
                        new Category(List.of("look"), new int[visits.length]),
                        Map.of("device", new Category(devices, device))));
        return Objects.requireNonNull(WeeklyDriftCalculator.compute(study(asked), data, context));
    }

    private static Study study(Analyses.Drift asked) {
        return new Study(
                "Weeks",
                null,
                new Source.Events(HERE, HERE, HERE),
                new Experiment(
                        "weeks", "user", "control", Allocation.evenly("l", List.of("control", "treatment")), null),
                Map.of(),
                new DecisionRule(0.05, 0.8, 0.01, 0, DecisionRule.LooksPlan.FIXED, 1, true),
                List.of(),
                null,
                Analyses.DEFAULT.withDrift(asked),
                Study.MemoWords.NONE);
    }
}
