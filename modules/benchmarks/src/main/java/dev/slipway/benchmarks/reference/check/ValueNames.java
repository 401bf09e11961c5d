package dev.slipway.benchmarks.reference.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** How the words of a tolerance name values. */
final class ValueNames {
    private static final Set<String> FILLERS =
            Set.of("values", "stats", "points", "end", "for", "the", "of", "implementations", "variants", "differ");
    /** Half a unit in the last place of 1, doubled for the two tails and once more for the cdf's own rounding. */
    private static final double SUBTRACTION = 5e-16;

    private ValueNames() {}

    /** Alternatives that slashes separate, each the words that must all fit; none when the clause is for everything. */
    static List<List<String>> alternatives(String before) {
        int from = Math.max(before.lastIndexOf(';'), Math.max(before.lastIndexOf('('), before.lastIndexOf(')')));
        List<List<String>> alternatives = new ArrayList<>();
        for (String part : before.substring(from + 1).strip().split("/", -1)) {
            List<String> words = Stream.of(part.strip().split("[\\s,+:]+"))
                    .filter(word -> !word.isEmpty() && !FILLERS.contains(word.toLowerCase(Locale.ROOT)))
                    .toList();
            if (!words.isEmpty()) {
                alternatives.add(words);
            }
        }
        return alternatives;
    }

    /** Whether a word names the value at this path. */
    static boolean match(String word, String path) {
        List<String> parts = Arrays.asList(path.split("/"));
        return switch (word) {
            // The ends of simultaneous intervals come from the same integral as the p-values.
            case "p", "p-values" -> parts.stream().anyMatch(s -> isP(s) || s.equals("lwr") || s.equals("upr"));
            // What a bootstrap draws at random has the tolerance of its interval.
            case "CI" -> path.toLowerCase(Locale.ROOT).contains("ci") || path.contains("bootstrap");
            case "P" -> parts.stream().anyMatch(s -> isP(s) || s.startsWith("prob"));
            case "counts" ->
                parts.stream().anyMatch(s -> s.contains("count") || s.startsWith("n_") || s.equals("reached"));
            case "probabilities" -> path.contains("matrix") || path.contains("prob");
            case "SE" -> parts.stream().anyMatch(s -> s.matches("(?i)se|se_.*|.*_se"));
            case "coef", "est", "diff", "t", "U", "D" ->
                parts.stream().anyMatch(s -> s.equals(word) || s.startsWith(word + "_") || s.endsWith("_" + word));
            default -> path.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
        };
    }

    private static boolean isP(String part) {
        return part.equals("p")
                || part.startsWith("p_")
                || part.startsWith("p ")
                || part.contains("_p_")
                || part.endsWith("_p")
                || part.equals("pvalue");
    }

    /**
     * gbstats computes tails as 1 − cdf, so the digits of small ones are lost: what the rounding of 1 takes away is allowed.
     */
    static double lostBySubtraction(String path) {
        String[] parts = path.split("/", -1);
        String last = parts[parts.length - 1];
        boolean tail = last.equals("p") || last.equals("chanceToWin") || last.startsWith("seq_p");
        return tail
                        && (path.contains("gbstats")
                                || path.startsWith("looks/")
                                || path.contains("flat")
                                || path.contains("N("))
                ? SUBTRACTION
                : 0;
    }
}
