package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.process.Absorption;
import dev.slipway.stats.process.MarkovChain;
import dev.slipway.stats.process.OrderTest;
import dev.slipway.stats.process.RemovalEffects;
import dev.slipway.stats.process.TransitionCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Markov chains of sessions: transitions, stationary shares, order, absorption, attribution. */
public final class Chains implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("markov");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        if (check.methodHas("removal-effect")) {
            attribution(check, data, answers);
        } else if (check.at("transition_matrix").isObject()) {
            named(check, data, answers);
        } else {
            chain(check, data, answers);
        }
    }

    private static void chain(Check check, DataFolder data, Answers answers) {
        Sequences events = Sequences.of(check, data, check.texts("states"));
        int k = events.states().size();
        TransitionCounts counts = TransitionCounts.of(events.sequence(), events.state(), k);
        long transitions = Arrays.stream(counts.transitions())
                .flatMapToLong(Arrays::stream)
                .sum();
        answers.given("states")
                .put("n_sequences", (double) counts.sequences())
                .put("n_transitions", (double) transitions)
                .put("start_counts", counts.starts())
                .put("end_counts", counts.ends());
        for (int i = 0; i < k; i++) {
            answers.put("transition_counts/" + i, counts.transitions()[i]);
        }
        // How exactly the other program solved its equations is no result.
        answers.given("stationary_residual");
        order(answers, counts);
        absorption(answers, counts);
        top(check, answers, events.states(), counts.transitions());
        // Last, for a chain that ends in one state has no stationary distribution.
        MarkovChain chain = MarkovChain.fit(counts);
        for (int i = 0; i < k; i++) {
            answers.put("transition_matrix/" + i, chain.matrix()[i]);
        }
        answers.put("stationary", chain.stationary())
                .put("second_eigenvalue_modulus", chain.secondEigenvalueModulus())
                .put("entropy_rate_bits", chain.entropyRateBits());
    }

    private static void order(Answers answers, TransitionCounts counts) {
        OrderTest.Result test = OrderTest.firstAgainstZero(counts);
        answers.put("loglik_order1", test.logLikelihoodAlternative())
                .put("loglik_order0", test.logLikelihoodNull())
                .put("G_order1_vs_0", test.statistic())
                .put("df", test.degreesOfFreedom())
                .put("bic_order1", test.bicAlternative())
                .put("bic_order0", test.bicNull());
    }

    private static void absorption(Answers answers, TransitionCounts counts) {
        Absorption.Result result = Absorption.ofSessions(counts);
        double sessions = (double) counts.sequences();
        double[] start = Arrays.stream(counts.starts())
                .mapToDouble(n -> (double) n / sessions)
                .toArray();
        answers.put("expected_pages_from_state", result.expectedSteps())
                .put("fundamental_matrix_row0", result.fundamental()[0])
                .put("expected_session_length", result.expectedSteps(start))
                .put(
                        "observed_mean_session_length",
                        (double) Arrays.stream(counts.visits()).sum() / sessions);
    }

    private static void top(Check check, Answers answers, List<String> states, long[][] counts) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            for (int j = 0; j < states.size(); j++) {
                pairs.add(new int[] {i, j});
            }
        }
        pairs.sort(Comparator.comparingLong((int[] pair) -> -counts[pair[0]][pair[1]]));
        for (int i = 0; i < check.at("top_transitions").size(); i++) {
            int[] pair = pairs.get(i);
            answers.in("top_transitions/" + i)
                    .put("0", states.get(pair[0]))
                    .put("1", states.get(pair[1]))
                    .put("2", (double) counts[pair[0]][pair[1]]);
        }
    }

    private static void named(Check check, DataFolder data, Answers answers) {
        Sequences events = Sequences.of(check, data, check.keys("transition_matrix"));
        List<String> states = events.states();
        MarkovChain chain = MarkovChain.fit(TransitionCounts.of(events.sequence(), events.state(), states.size()));
        for (int i = 0; i < states.size(); i++) {
            answers.in("stationary").put(states.get(i), chain.stationary()[i]);
            for (int j = 0; j < states.size(); j++) {
                answers.in("transition_matrix/" + states.get(i)).put(states.get(j), chain.matrix()[i][j]);
            }
        }
    }

    private static void attribution(Check check, DataFolder data, Answers answers) {
        List<String> states = Sequences.all(check, data, check.keys("removal_effect"));
        Sequences events = Sequences.of(check, data, states);
        int conversion = states.indexOf(check.id().substring(check.id().lastIndexOf('.') + 1));
        // The check drops sequences that begin with the conversion; Slipway counts them as conversions that nothing can
        // lose.
        Sequences others = events.notBeginningWith(conversion);
        RemovalEffects.Result result = RemovalEffects.of(others.sequence(), others.state(), states.size(), conversion);
        answers.put("n_paths", (double) result.paths())
                .put("conversions", (double) result.conversions())
                .put("conversion_probability", result.conversionProbability());
        for (int i = 0; i < states.size(); i++) {
            answers.in("removal_effect").put(states.get(i), result.removal()[i]);
            answers.in("attribution_share").put(states.get(i), result.share()[i]);
            answers.in("attributed_conversions").put(states.get(i), result.attributed()[i]);
        }
    }
}
