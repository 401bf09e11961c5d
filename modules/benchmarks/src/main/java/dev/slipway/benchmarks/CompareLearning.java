package dev.slipway.benchmarks;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.rule.Exempt;
import dev.slipway.learning.evaluate.Metric;
import dev.slipway.learning.evaluate.Scored;
import dev.slipway.learning.learner.Learner;
import dev.slipway.learning.learner.LearnerFamily;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.learner.SmileBoostingFamily;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.learner.XgboostFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Times gradient boosting (100 trees of depth 6, rate 0.1) of XGBoost and Smile, as Slipway calls them, beside scikit-learn's
 * HistGradientBoosting on the same 80,000 rows of 20 features in the same run; the log loss on 20,000 held-out rows shows that all learn
 * the same. Best of three, Smile once. Processor time is the fairer column on a busy machine. Arguments: number of threads (default: all),
 * the folder with the peers' scripts. PYTHON chooses another python3.
 */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a program of its own that reports on the terminal")
public final class CompareLearning {
    private static final int REPETITIONS = 3;

    private CompareLearning() {}

    /** Runs everything; about a minute on an idle machine. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int threads = arguments.length > 0
                ? Integer.parseInt(arguments[0])
                : Runtime.getRuntime().availableProcessors();
        Path scripts = Path.of(arguments.length > 1 ? arguments[1] : "src/main/peers");
        LearningWorkload train = new LearningWorkload(80_000, 1);
        LearningWorkload held = new LearningWorkload(20_000, 2);
        Path folder = Files.createTempDirectory("slipway-benchmarks");
        train.write(folder, "train");
        held.write(folder, "held");

        List<TimedRun> runs = new ArrayList<>();
        Map<String, Double> shape = Map.of("rounds", 100.0, "depth", 6.0, "learning_rate", 0.1, "row_share", 1.0);
        Map<String, Double> allColumns = new TreeMap<>(shape);
        allColumns.put("column_share", 1.0);
        for (int i = 0; i < REPETITIONS; i++) {
            runs.add(run(new XgboostFamily(threads), allColumns, train, held));
        }
        runs.add(run(new SmileBoostingFamily(), shape, train, held));
        TimedRun ours = TimedRun.best(runs, XgboostFamily.NAME);
        TimedRun smile = TimedRun.best(runs, SmileBoostingFamily.NAME);
        List<TimedRun> peers =
                TimedRun.ofPeer(scripts.resolve("learning.py").toString(), folder.toString(), "" + threads);

        System.out.printf(Locale.ROOT, "80,000 rows of 20 features, %d threads (Smile: its own pool)%n", threads);
        System.out.printf(Locale.ROOT, "%-24s %10s %14s %10s%n", "learner", "seconds", "processor s", "log loss");
        List<TimedRun> shown = new ArrayList<>(List.of(ours, smile));
        peers.stream().min(Comparator.comparingDouble(TimedRun::seconds)).ifPresent(shown::add);
        for (TimedRun run : shown) {
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %10.3f %14.3f %10.5f   xgboost is %.1fx as fast, %.1fx by processor time%n",
                    run.name(),
                    run.seconds(),
                    run.processor(),
                    run.error(),
                    run.seconds() / ours.seconds(),
                    run.processor() / ours.processor());
        }
    }

    private static TimedRun run(
            LearnerFamily family, Map<String, Double> settings, LearningWorkload train, LearningWorkload held) {
        Learner learner = family.learner(Task.PROBABILITY, settings, 1);
        return TimedRun.of(family.name(), () -> {
            Model model = learner.fit(train.x(), train.y(), null, JobContext.unwatched());
            return () -> Metric.LOG_LOSS.value(new Scored(held.y(), model.predict(held.x())));
        });
    }
}
