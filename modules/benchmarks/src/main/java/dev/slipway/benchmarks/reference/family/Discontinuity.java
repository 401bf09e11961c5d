package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.causal.RegressionDiscontinuity;
import dev.slipway.stats.causal.RegressionDiscontinuity.Kernel;
import dev.slipway.stats.causal.RegressionDiscontinuity.Side;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.regression.StandardErrors;
import java.util.regex.Pattern;

/** A jump at a cutoff: outcome, running variable, bandwidth and kernel stand in the call. */
public final class Discontinuity implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("rdd", "discontinuity");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        String outcome = Check.find(check.call(), "(?:lm|ols)\\(\\s*(?:formula\\s*=\\s*)?['\"]?([\\w.]+)\\s*~");
        String words = (check.call() + "; " + check.prep()).replaceAll("\\babs\\(([^()]*)\\)", "|$1|");
        String width =
                Check.find(words, "(?:\\|[^|]+\\|\\s*<=?|(?<!\\w)(?:h|bandwidth)(?!\\w)\\s*=?)\\s*([0-9.]*[0-9])");
        String inside = Check.find(words, "\\|\\s*([^|<]+?)\\s*\\|");
        String centred = inside == null
                ? null
                : Check.find(words, "(?<![\\w.])" + Pattern.quote(inside) + "\\s*=\\s*([\\w.]+\\s*-\\s*[0-9.]+)");
        String whole = centred == null ? inside : centred;
        String running = whole == null ? null : whole.replaceFirst("\\s*-.*", "");
        String place = whole == null ? null : Check.find(whole, "-\\s*([0-9.]+)");
        Checks.require(outcome != null && running != null && width != null, "the call names no bandwidth");
        Table table = Rows.of(check, data);
        String y = table.resolve(outcome == null ? "" : outcome);
        String x = table.resolve(running == null ? "" : running);
        table = table.complete(java.util.List.of(y, x));
        Side side = Check.find(check.call(), "z ?= ?(?:1|as\\.numeric|as\\.integer|I|int)?\\(?[\\w.]+ ?(<)") != null
                ? Side.BELOW
                : Side.ABOVE;
        Kernel kernel = check.call().contains("triangular") ? Kernel.TRIANGULAR : Kernel.UNIFORM;
        double cutoff = place == null ? check.parameter("cutoff", 0) : Double.parseDouble(place);
        for (StandardErrors errors : StandardErrors.values()) {
            if (errors != StandardErrors.CLUSTER) {
                RegressionDiscontinuity.Result jump = RegressionDiscontinuity.sharp(
                        table.numbers(y),
                        table.numbers(x),
                        cutoff,
                        Double.parseDouble(width == null ? "" : width),
                        side,
                        kernel,
                        errors,
                        Intervals.LEVEL);
                answers.put("n", (double) jump.below() + jump.above())
                        .put("tau", jump.effect().estimate())
                        .put("intercept", jump.untreated())
                        .put("se_" + errors, jump.effect().standardError());
            }
        }
    }
}
