package dev.slipway.benchmarks.offers;

import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.rule.Exempt;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.offers.OfferChoices;
import dev.slipway.readout.offers.OffersCalculator;
import dev.slipway.readout.offers.OffersCalculator.Answer;
import dev.slipway.readout.risk.RiskCalculator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How long it takes to learn what offers do, to find who gets which, to answer when a limit moves, and to learn the models of fraud and
 * abuse, by number of users. Arguments: numbers of users (10000 100000 1000000 without any), before them, if wanted, the learners to take and the bases below them instead of the
 * sample's twelve, for example parts xgboost. Reads the sample study from the folder of the module.
 */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a program of its own that reports on the terminal")
public final class OfferTimes {
    private static final Path SAMPLE = Path.of("../../sample-configs/risk-adjusted-growth.yaml");
    private static final long SEED = 42;
    private static final int MOVES = 11;

    private OfferTimes() {}

    /** Prints a line for each size as it is done. */
    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        boolean named = words.size() > 1 && !Character.isDigit(words.getFirst().charAt(0));
        String sample = GrowthStudy.text(SAMPLE);
        if (named) {
            sample = GrowthStudy.learning(sample, words.get(0), words.get(1));
        }
        List<String> sizes = named ? words.subList(2, words.size()) : words;
        for (String size : sizes.isEmpty() ? List.of("10000", "100000", "1000000") : sizes) {
            int users = Integer.parseInt(size);
            Path folder = Files.createTempDirectory("offer-times");
            try {
                measure(sample, users, folder);
            } finally {
                Folders.remove(folder);
            }
        }
    }

    private static void measure(String sample, int users, Path folder) throws IOException {
        long start = System.nanoTime();
        GrowthStudy growth = GrowthStudy.of(sample, users, SEED, WorldKind.WORKS, folder);
        double built = seconds(start);
        Watch watch = new Watch();
        Answer answer = OffersCalculator.compute(
                growth.study(),
                growth.data().experiment(),
                Objects.requireNonNull(growth.data().offers()),
                watch);
        double all = seconds(watch.started);
        risks(growth, users);
        Found found = answer.readout().found();
        if (found == null) {
            System.out.printf(
                    Locale.ROOT, "%,d users: %s%n", users, answer.readout().unavailable());
            return;
        }
        double[] moves = moves(Objects.requireNonNull(answer.choices()), found);
        System.out.printf(
                Locale.ROOT,
                "%,d users, %,d rounds learned from, %,d users who may get an offer: world to marts %.1f s, learning %.1f s,"
                        + " assignment, frontiers and judgement %.1f s; a moved limit %.0f ms (median of %d; slowest %.0f ms)%n",
                users,
                found.uplift().rounds(),
                found.policy().users(),
                built,
                watch.learned,
                all - watch.learned,
                moves[MOVES / 2],
                MOVES,
                moves[MOVES - 1]);
    }

    /** All questions whom to look at: a search of settings, training, calibration, isolation forest, comparison and reasons of each. */
    private static void risks(GrowthStudy growth, int users) {
        long start = System.nanoTime();
        List<RiskReadout> risks = RiskCalculator.compute(
                growth.study(),
                growth.data().experiment(),
                Objects.requireNonNull(growth.data().risks()),
                new Watch());
        System.out.printf(
                Locale.ROOT,
                "%,d users, %d models of risk: %.1f s in all%n",
                users,
                risks.stream().filter(risk -> risk.found() != null).count(),
                seconds(start));
    }

    /** Milliseconds, ascending, of the first limit moved to between half of it and all of it. */
    private static double[] moves(OfferChoices choices, Found found) {
        double[] millis = new double[MOVES];
        for (int m = 0; m < MOVES; m++) {
            double[] most = found.policy().limits().stream()
                    .mapToDouble(limit -> limit.most())
                    .toArray();
            most[0] *= 0.5 + 0.5 * (m + 0.5) / MOVES;
            long start = System.nanoTime();
            choices.choice(most, JobContext.unwatched());
            millis[m] = 1e3 * seconds(start);
        }
        Arrays.sort(millis);
        return millis;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Notes when learning is over: what follows is a detail of the run's stage. */
    private static final class Watch extends ForwardingContext {
        private final long started = System.nanoTime();
        private double learned = Double.NaN;

        Watch() {
            super(JobContext.unwatched());
        }

        /** As a run without a window has. */
        @Override
        public int threads() {
            return Runtime.getRuntime().availableProcessors();
        }

        @Override
        public void detail(String text) {
            if (text.endsWith("who gets which")) {
                learned = seconds(started);
            }
        }
    }
}
