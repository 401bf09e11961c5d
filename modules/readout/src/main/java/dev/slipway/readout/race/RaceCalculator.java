package dev.slipway.readout.race;

import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.learning.bandit.BanditPolicy;
import dev.slipway.learning.bandit.BanditPolicy.Linear;
import dev.slipway.learning.bandit.BanditRace;
import dev.slipway.learning.bandit.BanditReport;
import dev.slipway.learning.bandit.BanditWorld;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.readout.model.RaceReadout;
import dev.slipway.readout.model.RaceReadout.Found;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.OfferWeeks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Races the policies that a study names in the world that made its weeks. */
public final class RaceCalculator {
    static final String ABN = "abn";

    private static final long STREAM = 20_262;
    private static final double EPSILON = 0.1;
    private static final double OPTIMISM = 1;
    private static final double SACRIFICE = 0.1;
    private static final double RISK = 0.05;

    /** A week counts half after seven. */
    private static final double FORGETTING = 0.9;

    /** Share of a run that a planned test takes. */
    private static final double TEST = 0.3;

    private final Study study;
    private final Offers.Race race;
    private final List<String> offers;
    private final JobContext context;

    private RaceCalculator(Study study, Offers.Race race, List<String> offers, JobContext context) {
        this.study = study;
        this.race = race;
        this.offers = offers;
        this.context = new Details(context);
    }

    /**
     * Races. The same study and weeks give the same race, whatever the number of threads.
     *
     * @param offers names, doing nothing first
     * @return null where the study does not ask
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static @Nullable RaceReadout compute(
            Study study, ExperimentData data, OfferWeeks weeks, List<String> offers, JobContext context) {
        Offers asked = study.analyses().offers();
        Offers.Race race = asked == null ? null : asked.race();
        if (asked == null || race == null) {
            return null;
        }
        if (weeks.truth() == null || weeks.rounds() == 0) {
            return new RaceReadout(
                    "Policies can only be raced in a world that says what every offer would have brought; these weeks do not.",
                    null);
        }
        try {
            RaceCalculator calculator = new RaceCalculator(study, race, offers, context);
            return new RaceReadout(null, calculator.found(new RaceWorld(study, asked, data, weeks, offers)));
        } catch (IllegalArgumentException reason) {
            return new RaceReadout("The policies could not be raced: " + reason.getMessage() + ".", null);
        }
    }

    private Found found(RaceWorld source) {
        long seed = Seeds.of(study.source() instanceof Source.Simulate simulate ? simulate.seed() : 0, STREAM);
        Map<String, BanditPolicy> policies = policies();
        BanditWorld world = source.world(race, race.delay());
        BanditReport report = run(world, policies, seed);
        RaceTranslation translation = new RaceTranslation(source.limits(), world, List.copyOf(policies.keySet()));
        List<RaceReadout.Policy> results = translation.policies(report);
        RaceReadout.Change change = race.change() == null ? null : change(source, race.change(), seed);
        List<String> warnings = new ArrayList<>(
                report.warnings().stream().map(LearningWarning::message).toList());
        warnings.add(
                "Users do not change by what they get, and weeks stand by themselves; the luck of a week is drawn from"
                        + " logged weeks.");
        return new Found(
                offers,
                world.users(),
                world.schedule().arrivals(),
                race.rounds(),
                race.replays(),
                race.delay(),
                BanditRace.LEVEL,
                results,
                change,
                RaceWords.sentences(results, change, race),
                warnings);
    }

    private BanditReport run(BanditWorld world, Map<String, BanditPolicy> policies, long seed) {
        return BanditRace.run(world, List.copyOf(policies.values()), race.replays(), seed, context);
    }

    /** In a changed world the first that learns by a model runs against one that forgets, and against the test. */
    private RaceReadout.Change change(RaceWorld source, int week, long seed) {
        BanditWorld changed = source.changed(source.world(race, 0), week);
        Map<String, BanditPolicy> policies = new LinkedHashMap<>();
        String learner = race.policies().contains("linucb")
                ? "linucb"
                : race.policies().stream()
                        .filter(key -> !key.equals(ABN))
                        .findFirst()
                        .orElse("linucb");
        policies.put(learner, policy(learner, Linear.usual()));
        policies.put(learner + RaceWords.FORGETS, policy(learner, Linear.forgetting(FORGETTING)));
        policies.put(ABN, policy(ABN, Linear.usual()));
        BanditReport report = run(changed, policies, seed);
        RaceTranslation translation = new RaceTranslation(source.limits(), changed, List.copyOf(policies.keySet()));
        return new RaceReadout.Change(
                week, RaceWords.change(offers, source.order(), week), translation.changed(report, week));
    }

    private Map<String, BanditPolicy> policies() {
        Map<String, BanditPolicy> policies = new LinkedHashMap<>();
        for (String key : race.policies()) {
            policies.put(key, policy(key, Linear.usual()));
        }
        policies.putIfAbsent(ABN, policy(ABN, Linear.usual()));
        return policies;
    }

    private BanditPolicy policy(String key, Linear linear) {
        return switch (key) {
            case "epsilon_greedy" -> new BanditPolicy.EpsilonGreedy(EPSILON, 0, linear);
            case "linucb" -> new BanditPolicy.LinUcb(OPTIMISM, linear);
            case "thompson" -> new BanditPolicy.LinearThompson(1, linear);
            case "safe_linucb" -> new BanditPolicy.SafeLinUcb(OPTIMISM, SACRIFICE, RISK, linear);
            case ABN ->
                new BanditPolicy.UniformAbn(
                        Math.max(2, (int) Math.round(TEST * race.rounds())),
                        study.decision().level());
            default -> throw new IllegalArgumentException("there is no policy " + key);
        };
    }

    /** The steps are details of the run's stage. */
    private static final class Details extends ForwardingContext {
        Details(JobContext context) {
            super(context);
        }

        @Override
        public void stage(String name, String detail) {
            super.detail("Race: " + Objects.requireNonNull(detail).toLowerCase(Locale.ROOT));
        }
    }
}
