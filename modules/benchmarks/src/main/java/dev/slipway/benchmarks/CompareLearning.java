package dev.slipway.benchmarks;

import com.sun.management.OperatingSystemMXBean;
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
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
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

    private record Run(String name, double seconds, double processor, double logLoss) {}

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

        List<Run> runs = new ArrayList<>();
        Map<String, Double> shape = Map.of("rounds", 100.0, "depth", 6.0, "learning_rate", 0.1, "row_share", 1.0);
        Map<String, Double> allColumns = new TreeMap<>(shape);
        allColumns.put("column_share", 1.0);
        for (int i = 0; i < REPETITIONS; i++) {
            runs.add(run(new XgboostFamily(threads), allColumns, train, held));
        }
        runs.add(run(new SmileBoostingFamily(), shape, train, held));
        Run ours = best(runs, XgboostFamily.NAME);
        Run smile = best(runs, SmileBoostingFamily.NAME);
        List<Run> peers = peers(scripts.resolve("learning.py"), folder, threads);

        System.out.printf(Locale.ROOT, "80,000 rows of 20 features, %d threads (Smile: its own pool)%n", threads);
        System.out.printf(Locale.ROOT, "%-24s %10s %14s %10s%n", "learner", "seconds", "processor s", "log loss");
        List<Run> shown = new ArrayList<>(List.of(ours, smile));
        peers.stream().min(Comparator.comparingDouble(Run::seconds)).ifPresent(shown::add);
        for (Run run : shown) {
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %10.3f %14.3f %10.5f   xgboost is %.1fx as fast, %.1fx by processor time%n",
                    run.name(),
                    run.seconds(),
                    run.processor(),
                    run.logLoss(),
                    run.seconds() / ours.seconds(),
                    run.processor() / ours.processor());
        }
    }

    private static Run run(
            LearnerFamily family, Map<String, Double> settings, LearningWorkload train, LearningWorkload held) {
        Learner learner = family.learner(Task.PROBABILITY, settings, 1);
        long clock = System.nanoTime();
        long processor = processor();
        Model model = learner.fit(train.x(), train.y(), null, JobContext.unwatched());
        double seconds = (System.nanoTime() - clock) / 1e9;
        double work = (processor() - processor) / 1e9;
        double loss = Metric.LOG_LOSS.value(new Scored(held.y(), model.predict(held.x())));
        return new Run(family.name(), seconds, work, loss);
    }

    private static Run best(List<Run> runs, String name) {
        return runs.stream()
                .filter(run -> run.name().equals(name))
                .min(Comparator.comparingDouble(Run::seconds))
                .orElseThrow();
    }

    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static List<Run> peers(Path script, Path folder, int threads) throws InterruptedException {
        String python = System.getenv().getOrDefault("PYTHON", "python3");
        List<Run> runs = new ArrayList<>();
        try {
            Process process = new ProcessBuilder(python, script.toString(), folder.toString(), "" + threads)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] parts = line.split(",", 4);
                    runs.add(new Run(
                            parts[3],
                            Double.parseDouble(parts[0]),
                            Double.parseDouble(parts[1]),
                            Double.parseDouble(parts[2])));
                }
            }
            if (process.waitFor() != 0) {
                System.out.println(python + " " + script + " ended early; is scikit-learn installed?");
            }
        } catch (IOException e) {
            System.out.println(python + " can't be started, so scikit-learn is missing: " + e.getMessage());
        }
        return runs;
    }
}
