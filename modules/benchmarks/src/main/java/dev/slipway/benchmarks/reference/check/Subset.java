package dev.slipway.benchmarks.reference.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows that a call itself keeps: {@code subset = x > 3}, {@code subset(d, x > 3)}, {@code d[d$x > 3, ]}, {@code df[df.x > 3]}. */
final class Subset {
    private static final Pattern INDEX = Pattern.compile("(?<![\\w.])(\\w+)\\[(?=[^\\]]*\\1(?:[$.]|\\[))");
    private static final Pattern FIRST = Pattern.compile(
            "\\bhead\\(\\s*\\w+\\s*,\\s*(?:n ?= ?)?(\\d+)\\s*\\)|\\.head\\((\\d+)\\)|\\w\\[1:(\\d+),|\\.iloc\\[:(\\d+)\\]|\\bdf\\[:(\\d+)\\]");
    private static final Pattern WHOLE = Pattern.compile("\\bna\\.omit\\((?!\\s*\\w+\\[)|\\.dropna\\(\\)");
    private static final Pattern QUERY = Pattern.compile("\\.query\\(\\s*(['\"])(.*?)\\1\\s*\\)");

    private Subset() {}

    static Table of(Table table, String call) {
        Table kept = first(table, call);
        if (WHOLE.matcher(call).find()) {
            kept = kept.complete(kept.names());
        }
        for (String condition : conditions(call)) {
            boolean known = Expression.words(condition).stream().anyMatch(kept::has) || condition.contains("$");
            if (known) {
                double[] holds = Expression.numbers(condition, kept);
                kept = kept.where(i -> holds[i] == 1);
            }
        }
        return kept;
    }

    private static Table first(Table table, String call) {
        Matcher m = FIRST.matcher(call);
        if (!m.find()) {
            return table;
        }
        for (int group = 1; group <= m.groupCount(); group++) {
            if (m.group(group) != null) {
                int rows = Integer.parseInt(m.group(group));
                return table.where(i -> i < rows);
            }
        }
        return table;
    }

    private static List<String> conditions(String call) {
        List<String> conditions = new ArrayList<>();
        String argument = CallText.argument(call, "subset");
        if (argument != null) {
            conditions.add(argument);
        }
        String inside = CallText.inside(call, "subset");
        if (inside != null && inside.contains(",")) {
            String data = CallText.upTo(inside, 0, ",");
            String rest = inside.substring(Math.min(inside.length(), inside.indexOf(data) + data.length() + 1));
            conditions.add(CallText.upTo(rest, 0, ",").replaceFirst("^subset\\s*=(?!=)\\s*", ""));
        }
        Matcher m = INDEX.matcher(call);
        while (m.find()) {
            String data = m.group(1);
            conditions.add(
                    CallText.plain(CallText.upTo(call, m.end(), ",")).replaceAll("(?<![\\w.])" + data + "[$.]", ""));
        }
        m = QUERY.matcher(call);
        while (m.find()) {
            conditions.add(m.group(2));
        }
        return conditions;
    }
}
