package dev.slipway.benchmarks;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.rule.Exempt;
import dev.slipway.learning.evaluate.Metric;
import dev.slipway.learning.evaluate.Scored;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.learner.XgboostFamily;
import dev.slipway.learning.search.Candidate;
import dev.slipway.learning.uplift.BaseLearners;
import dev.slipway.learning.uplift.Folds;
import dev.slipway.learning.uplift.MetaLearner;
import dev.slipway.learning.uplift.UpliftData;
import dev.slipway.learning.uplift.UpliftModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times boosting and the DR-learner made of it (five folds, propensities estimated; all fits 100 trees of depth 6, rate 0.1, penalty 1, leaves of 20 rows) beside the
 * same in scikit-learn, on the same rows in the same run, at each number of rows. The error on 20,000 rows that neither saw shows that
 * both learn the same: log loss, and root mean squared error of the planted effects. Best of three. Arguments: numbers of rows with
 * commas between them (default 10000,100000), number of threads (default: all), the folder with the peers' scripts. PYTHON chooses
 * another python3.
 */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a program of its own that reports on the terminal")
public final class CompareUplift {
    private static final int REPETITIONS = 3;
    private static final int HELD = 20_000;
    private static final int FOLDS = 5;
    private static final String OURS = "slipway";
    private static final double FEWEST_ROWS = 20;
    private static final double MOST_CURVATURE = 0.25;

    private final XgboostFamily family;
    private final String threads;
    private final String script;

    private CompareUplift(int threads, Path scripts) {
        this.family = new XgboostFamily(threads);
        this.threads = Integer.toString(threads);
        this.script = scripts.resolve("uplift.py").toString();
    }

    /** Runs everything; some minutes on two cores. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String rows = arguments.length > 0 ? arguments[0] : "10000,100000";
        int threads = arguments.length > 1
                ? Integer.parseInt(arguments[1])
                : Runtime.getRuntime().availableProcessors();
        CompareUplift compare =
                new CompareUplift(threads, Path.of(arguments.length > 2 ? arguments[2] : "src/main/peers"));
        System.out.printf(Locale.ROOT, "20 features, %d threads%n", threads);
        System.out.printf(
                Locale.ROOT,
                "%-12s %8s %-22s %9s %12s %9s%n",
                "task",
                "rows",
                "learner",
                "seconds",
                "processor s",
                "error");
        for (String number : rows.split(",", -1)) {
            compare.boosting(Integer.parseInt(number));
            compare.effects(Integer.parseInt(number));
        }
    }

    private void boosting(int rows) throws IOException, InterruptedException {
        LearningWorkload train = new LearningWorkload(rows, 1);
        LearningWorkload held = new LearningWorkload(HELD, 2);
        Path folder = Files.createTempDirectory("slipway-benchmarks");
        train.write(folder, "train");
        held.write(folder, "held");
        List<TimedRun> ours = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            ours.add(TimedRun.of(OURS, () -> {
                Model model = family.learner(Task.PROBABILITY, trees(MOST_CURVATURE), 1)
                        .fit(train.x(), train.y(), null, JobContext.unwatched());
                return () -> Metric.LOG_LOSS.value(new Scored(held.y(), model.predict(held.x())));
            }));
        }
        show("boosting", rows, ours, TimedRun.ofPeer(script, "boosting", folder.toString(), threads));
    }

    private void effects(int rows) throws IOException, InterruptedException {
        UpliftWorkload train = new UpliftWorkload(rows, 3);
        UpliftWorkload held = new UpliftWorkload(HELD, 4);
        Path folder = Files.createTempDirectory("slipway-benchmarks");
        train.write(folder, "train");
        held.write(folder, "held");
        UpliftData data = train.data();
        Folds folds = Folds.byUnit(data.units(), FOLDS, 1);
        Candidate mean = new Candidate(family, trees(1));
        Candidate probability = new Candidate(family, trees(MOST_CURVATURE));
        BaseLearners base = new BaseLearners(mean, Task.MEAN, mean, probability, BaseLearners.USUAL_FLOOR);
        List<TimedRun> ours = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            ours.add(TimedRun.of(OURS, () -> {
                UpliftModel model = MetaLearner.DR.over(base, 1).fit(data, folds, JobContext.unwatched());
                return () -> held.error(first(model.effects(held.x())));
            }));
        }
        show("DR-learner", rows, ours, TimedRun.ofPeer(script, "effects", folder.toString(), threads));
    }

    /** A leaf holds at least 20 rows, as scikit-learn's do; XGBoost counts curvature, which a row of a probability has ¼ of at most. */
    private static Map<String, Double> trees(double curvature) {
        return Map.of(
                "rounds", 100.0,
                "depth", 6.0,
                "learning_rate", 0.1,
                "min_child_weight", FEWEST_ROWS * curvature,
                "l2", 1.0,
                "row_share", 1.0,
                "column_share", 1.0);
    }

    private static double[] first(double[][] effects) {
        double[] result = new double[effects.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = effects[i][0];
        }
        return result;
    }

    private static void show(String task, int rows, List<TimedRun> ours, List<TimedRun> peers) {
        TimedRun own = TimedRun.best(ours, OURS);
        print(task, rows, own, "");
        peers.stream()
                .min(Comparator.comparingDouble(TimedRun::seconds))
                .ifPresent(peer -> print(
                        task,
                        rows,
                        peer,
                        String.format(
                                Locale.ROOT,
                                "   slipway is %.1fx as fast, %.1fx by processor time",
                                peer.seconds() / own.seconds(),
                                peer.processor() / own.processor())));
    }

    private static void print(String task, int rows, TimedRun run, String ratio) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %8d %-22s %9.3f %12.3f %9.5f%s%n",
                task,
                rows,
                run.name(),
                run.seconds(),
                run.processor(),
                run.error(),
                ratio);
    }
}
