package dev.slipway.benchmarks.reference.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How far our value may be from the expected one, read from the words of the check: clauses such as {@code rel 1e-9},
 * {@code abs 1e-4}, {@code LRE >= 9} or {@code exact}, each perhaps with the names of the values that it is for. A value that no
 * clause names has the first clause that is not "exact", widened for p-values by what its statistic's error makes of them. Random answers have {@link MonteCarlo}'s.
 */
public final class Tolerance {
    private static final Pattern RULE = Pattern.compile(
            "LRE >= (?<lre>\\d+)|(?<kind>rel|abs)\\s+(?<size>[0-9.]*[0-9](?:e-?\\d+)?)(?![0-9.e]*[*%])|or"
                    + " (?<or>[0-9.e-]+) vs (?<name>\\w+)|(?<exact>exact)");
    /** Below this a certified number is the zero that exact arithmetic approaches. */
    private static final double ZERO = 1e-50;

    private record Clause(List<List<String>> names, double relative, double absolute, boolean exact) {
        double allowed(double expected) {
            return exact ? 0 : absolute + relative * Math.abs(expected);
        }

        boolean isFor(String path) {
            return names.stream().anyMatch(all -> all.stream().allMatch(word -> ValueNames.match(word, path)));
        }

        /** A p-value whose statistic may be off by this share may be off by about 2·|ln p| times as much. */
        Clause derived(String path, double expected) {
            boolean tail = ValueNames.match("p", path) && expected > 0;
            double factor = tail ? Math.max(1, 2 * Math.abs(Math.log(expected))) : 1;
            return new Clause(names, relative * factor, absolute, false);
        }

        Clause scaled(double width) {
            return width <= 1 ? this : new Clause(names, relative, absolute * width, exact);
        }

        boolean isForAll() {
            return names.isEmpty();
        }
    }

    private final List<Clause> clauses = new ArrayList<>();
    private final MonteCarlo random;
    private final double floor;
    private final Check check;

    private Tolerance(Check check) {
        random = new MonteCarlo(check);
        this.check = check;
        String text = check.tolerance();
        floor = floor(check);
        Matcher matcher = RULE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            String before = text.substring(from, matcher.start());
            from = matcher.end();
            add(before, matcher);
        }
    }

    /** How far below the expected value ours may be where only a floor is asked; NaN elsewhere. A note in brackets is for ids that begin so. */
    private static double floor(Check check) {
        String own = Check.find(check.tolerance(), "\\b" + check.id().split("\\W", -1)[0] + ": - ([0-9.]*[0-9])");
        String all = Check.find(check.tolerance(), ">= best reference - ([0-9.]*[0-9])");
        return all == null ? Double.NaN : Double.parseDouble(own == null ? all : own);
    }

    /** The tolerance of a check. */
    public static Tolerance of(Check check) {
        return new Tolerance(check);
    }

    private void add(String before, Matcher matcher) {
        if (matcher.group("lre") != null) {
            double size = Math.pow(10, -Double.parseDouble(matcher.group("lre")));
            clauses.add(new Clause(List.of(), size, 0, false));
        } else if (matcher.group("exact") != null) {
            clauses.add(new Clause(ValueNames.alternatives(before), 0, 0, true));
        } else if (matcher.group("or") != null) {
            clauses.add(
                    0,
                    new Clause(
                            List.of(List.of(matcher.group("name"))),
                            0,
                            Double.parseDouble(matcher.group("or")),
                            false));
        } else {
            double size = Double.parseDouble(matcher.group("size"));
            boolean relative = matcher.group("kind").equals("rel");
            String bare = before.strip();
            if (!clauses.isEmpty() && (bare.equals("+") || bare.equals("("))) {
                Clause last = clauses.remove(clauses.size() - 1);
                clauses.add(new Clause(
                        last.names(),
                        last.relative() + (relative ? size : 0),
                        last.absolute() + (relative ? 0 : size),
                        false));
            } else {
                clauses.add(
                        new Clause(ValueNames.alternatives(before), relative ? size : 0, relative ? 0 : size, false));
            }
        }
    }

    /**
     * The difference as a share of what is allowed: up to 1 is agreement.
     *
     * @param path of the value
     * @param ours our value; anything undefined agrees with an undefined expected one
     */
    public double error(String path, double ours, double expected) {
        if (Double.isNaN(expected)) {
            return Double.isFinite(ours) ? Double.POSITIVE_INFINITY : 0;
        }
        if (ours == expected) {
            return 0;
        }
        if (!Double.isNaN(floor) && path.endsWith("auc")) {
            return Math.max(0, (expected - ours) / floor);
        }
        double allowed = allowed(path, expected);
        double error = Math.abs(ours - expected) / allowed;
        return Double.isNaN(error) || allowed == 0 ? Double.POSITIVE_INFINITY : error;
    }

    private double allowed(String path, double expected) {
        if (random.isRandom()) {
            return random.allowed(path, expected);
        }
        Clause clause = clause(path, expected).scaled(simultaneous(path));
        if (Math.abs(expected) < ZERO && clause.absolute() == 0 && !clause.exact()) {
            return clause.relative();
        }
        return clause.allowed(Math.max(Math.abs(expected), otherEnd(check, path))) + ValueNames.lostBySubtraction(path);
    }

    /** Width of a simultaneous interval: the tolerance of its p-value is one of its quantile, in standard errors. */
    private double simultaneous(String path) {
        if (!path.endsWith("/lwr") && !path.endsWith("/upr")) {
            return 1;
        }
        String[] interval = path.substring(0, path.length() - 4).split("/", -1);
        return check.at(interval).path("upr").asDouble()
                - check.at(interval).path("lwr").asDouble();
    }

    /** Size of the other end of an interval: an end near zero is a difference that lost digits, and other software's quantiles have few. */
    static double otherEnd(Check check, String path) {
        int cut = path.lastIndexOf('/');
        String last = path.substring(cut + 1);
        String[] interval = path.substring(0, Math.max(0, cut)).split("/", -1);
        String name = interval[interval.length - 1];
        boolean end = (name.contains("ci") || name.startsWith("diff_")) && (last.equals("0") || last.equals("1"));
        JsonNode other = check.at(interval).path(last.equals("0") ? 1 : 0);
        return end && other.isNumber() ? Math.abs(other.asDouble()) : 0;
    }

    private Clause clause(String path, double expected) {
        for (Clause clause : clauses) {
            if (!clause.isForAll() && clause.isFor(path)) {
                return clause;
            }
        }
        for (Clause clause : clauses) {
            if (!clause.exact()) {
                return clause.isForAll() ? clause : clause.derived(path, expected);
            }
        }
        return new Clause(List.of(), 0, 0, true);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s", clauses);
    }
}
