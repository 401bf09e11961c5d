package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.policy.Estimator;
import dev.slipway.stats.policy.LoggedData;
import dev.slipway.stats.policy.OffPolicy;
import dev.slipway.stats.policy.Overlap;
import java.util.Arrays;

/** Value of a policy from the log of another; the policies and the reward model are tables of counts. */
public final class Policies implements Family {
    private static final long SEED = 12_345;
    private static final int RESAMPLES = 10_000;

    @Override
    public boolean knows(Check check) {
        return check.methodHas("off-policy evaluation");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        String[] files = check.dataset().replaceAll("\\([^)]*\\)", "").split(",", -1);
        PolicyTables tables = new PolicyTables(data.table(files[0].strip()), data.table(files[1].strip()));
        LoggedData log = tables.log();
        Overlap.Result overlap = Overlap.of(log.weights());
        Table target = data.table(files[1].strip());
        answers.put("n", tables.rows())
                .put("n_actions", tables.actions())
                .put(
                        "mean_reward_behaviour",
                        Arrays.stream(log.reward()).average().orElse(Double.NaN))
                .put(
                        "on_policy_mean_reward_in_target_log",
                        Arrays.stream(target.numbers("click")).average().orElse(Double.NaN))
                .put("weight_mean", overlap.mean())
                .put("weight_max", overlap.maximum())
                .put("weight_min", overlap.minimum())
                .put("ess", overlap.effectiveSampleSize());
        for (int a = 0; a < check.at("pi_e_first_items").size(); a++) {
            answers.put("pi_e_first_items/" + a, tables.targetShares(a));
        }
        for (String key : check.keys()) {
            if (check.at(key).has("value")) {
                estimate(answers.in(key), log, key);
            } else if (key.contains("bootstrap")) {
                bootstrap(check, answers, log, key);
            }
        }
    }

    private static Estimator estimator(String key) {
        String bare = key.replaceAll("_(clip_|lambda_)?[0-9.]+$", "");
        return switch (bare) {
            case "ips" -> key.contains("clip") ? Estimator.CLIPPED_IPS : Estimator.IPS;
            case "snips" -> Estimator.SNIPS;
            case "dr" -> Estimator.DR;
            case "sndr" -> Estimator.SNDR;
            case "switch_dr" -> Estimator.SWITCH_DR;
            case "dros" -> Estimator.DROS;
            default -> Estimator.DM;
        };
    }

    private static void estimate(Answers answers, LoggedData log, String key) {
        String number = Check.find(key, "_([0-9.]+)$");
        double parameter = number == null ? 0 : Double.parseDouble(number);
        Estimator estimator = estimator(key);
        Effect value =
                OffPolicy.estimate(log, estimator, parameter, Intervals.LEVEL).value();
        answers.put("value", value.estimate());
        if (estimator == Estimator.SNIPS) {
            Effect plain =
                    OffPolicy.estimate(log, Estimator.IPS, 0, Intervals.LEVEL).value();
            // obp's naive error takes the mean weight for a constant.
            double naive = plain.standardError() / Overlap.of(log.weights()).mean();
            answers.put("se_delta", value.standardError())
                    .put("se_iid", naive)
                    .put("ci95_normal", Intervals.normal(value.estimate(), naive, Intervals.LEVEL));
        } else if (estimator == Estimator.SNDR) {
            double naive = selfNormalisedRounds(log);
            answers.put("se_delta", value.standardError())
                    .put("se_iid", naive)
                    .put("ci95_normal", Intervals.normal(value.estimate(), naive, Intervals.LEVEL));
        } else {
            answers.put("se_iid", value.standardError()).put("ci95_normal", value.low(), value.high());
        }
    }

    /** As above: the error of the mean of the rounds when the mean weight is a constant. */
    private static double selfNormalisedRounds(LoggedData log) {
        double[] weights = log.weights();
        double mean = Moments.of(weights).mean();
        double[] rounds = new double[weights.length];
        Arrays.setAll(
                rounds,
                i -> weights[i] * (log.reward()[i] - log.predictedTaken()[i]) / mean + log.predictedTarget()[i]);
        return Math.sqrt(Moments.of(rounds).varianceOfMean());
    }

    private static void bootstrap(Check check, Answers answers, LoggedData log, String key) {
        OffPolicy.BootstrapResult result = OffPolicy.bootstrap(
                log, estimator(key.replaceFirst("_bootstrap.*", "")), 0, RESAMPLES, SEED, Intervals.LEVEL, () -> {});
        answers.in(key).put("mean", result.mean());
        for (String name : check.keys(key)) {
            if (name.endsWith("(lower)")) {
                answers.in(key).put(name, result.low());
            } else if (name.endsWith("(upper)")) {
                answers.in(key).put(name, result.high());
            }
        }
    }
}
