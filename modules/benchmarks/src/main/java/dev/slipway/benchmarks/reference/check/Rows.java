package dev.slipway.benchmarks.reference.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows that a check's preparation keeps. */
public final class Rows {
    private static final Pattern AGREE =
            Pattern.compile("keep rows with \\((\\w+)=='([^']*)'\\)==\\((\\w+)=='([^']*)'\\)");
    private static final Pattern DERIVED = Pattern.compile("(\\w+)=(\\w+)=='([^']*)'");
    private static final Pattern DUPLICATES = Pattern.compile("drop duplicate (\\w+) keeping the first");
    private static final Pattern COMPLETE = Pattern.compile("complete cases (?:of|in|on) ([\\w., ]+)");
    private static final Pattern WHOLE = Pattern.compile("complete cases(?! (?:of|in|on)\\b)|na\\.omit|dropna\\(\\)"
            + "|(?:rows|cases|units|observations) with (?:any|a) (?:missing|NA)");
    private static final Pattern MISSING = Pattern.compile("drop rows with missing ([\\w.]*\\w)");
    private static final Pattern GONE = Pattern.compile(
            "(?:missing|NA in|NAs in) ([\\w.]*\\w) (?:are |is |were )?(?:removed|dropped|excluded|deleted|omitted)"
                    + "|([\\w.]*\\w) is not (?:missing|null|NA)");
    /** Not the first rows that a comparison of halves takes as its reference. */
    private static final Pattern FIRST =
            Pattern.compile("(?<![=:] ?|is )\\b(?:the )?first (\\d+) (?:rows|observations)");

    private static final Pattern WAVES = Pattern.compile("(\\w+)s with (\\w+) in both waves");
    private static final Pattern PANEL = Pattern.compile(
            "(\\w+) (?:observed|present|(?:with|having) (?:a )?non-missing \\w+) in both (?:waves|periods|times)"
                    + "|(\\w+) with two non-missing");
    private static final Pattern WITHOUT = Pattern.compile("drop (\\w+) rows");
    private static final String LEFT_OUT = "((?:drop|remov|exclud|without)";
    private static final String CONDITION = " ([\\w.]+) ?(==|!=|<=|>=|<|>|=) ?('[^']*'|[-\\w.]*\\w)";
    private static final Pattern RULE =
            Pattern.compile(LEFT_OUT + "[^;,]{0,12})?(?<!\\w)(?:(?:rows|only|units|users|cases) (?:with|where|in which)"
                    + "|(?:restricted|limited|filtered|subset)(?: to)?:?(?: rows)?(?: with| where)?)" + CONDITION);
    /** Without the word rows, but with a verb, as in "exclude spend == 0" and "keep only plan == 'pro'". */
    private static final Pattern VERB =
            Pattern.compile("(?<!\\w)(?:((?:drop|remov|exclud)\\w*|without)|keep(?:ing)?(?: only)?|only)" + CONDITION);
    /** As in "mobile users (device == 'mobile')"; the first group, a verb of leaving out, never is there. */
    private static final Pattern ASIDE =
            Pattern.compile("(drop )??(?:users|rows|units|customers|patients|cases|subjects|only) \\((?=[^()]+\\))"
                    + CONDITION.replaceFirst("^ ", ""));

    private static final Pattern ONLY =
            Pattern.compile("(drop )??(?:^|(?<=[;,] ))(?=[^;,]* only\\b)" + CONDITION.replaceFirst("^ ", ""));

    /** A limit on a column, as in "sum_gamerounds < 3000" or "without spend > 400"; |x|<h is a bandwidth and none. */
    private static final Pattern LIMIT = Pattern.compile(
            "((?:drop|exclud|without|remov)[^;,]{0,30}?)?(?<![|\\w.])([A-Za-z_][\\w.]*) ?(<=|>=|<|>) ?(-?[0-9.]*[0-9])");

    private static final Pattern BETWEEN = Pattern.compile(
            "((?:drop|exclud|without|remov)[^;,]{0,30}?)?(?<![\\w.])([A-Za-z_][\\w.]*) between (-?[0-9.]*[0-9]) and (-?[0-9.]*[0-9])");
    private static final Pattern OUTLIER = Pattern.compile(
            "(?:without|drop|remov\\w*|exclud\\w*)[^;,]{0,40}?\\b(\\d{3,})\\b(?! rows)|(\\d{3,})[^;,]{0,20}(?:removed|dropped|excluded)");
    private static final Pattern SORTED = Pattern.compile("sort \\w+ by \\(([\\w, ]+)\\)");

    private Rows() {}

    /** The rows that the preparation and the call keep. */
    public static Table of(Check check, DataFolder data) {
        return Subset.of(kept(data.table(check.dataset()), check.prep()), check.call());
    }

    /** Applies what the words say, in the order in which preparations are done. */
    public static Table kept(Table table, String prep) {
        Table kept = derived(table, prep);
        Matcher first = FIRST.matcher(prep);
        if (first.find()) {
            int rows = Integer.parseInt(first.group(1));
            kept = kept.where(i -> i < rows);
        }
        Matcher m = AGREE.matcher(prep);
        if (m.find()) {
            kept = agreeing(kept, m.group(1), m.group(2), m.group(3), m.group(4));
        }
        m = DUPLICATES.matcher(prep);
        if (m.find()) {
            Set<String> seen = new HashSet<>();
            String[] id = kept.text(m.group(1));
            kept = kept.where(i -> seen.add(id[i]));
        }
        m = COMPLETE.matcher(prep);
        if (m.find()) {
            Table now = kept;
            kept = kept.complete(
                    Arrays.stream(m.group(1).split("[, ]+")).filter(now::has).toList());
        }
        if (WHOLE.matcher(prep).find()) {
            kept = kept.complete(kept.names());
        }
        m = MISSING.matcher(prep);
        while (m.find()) {
            kept = kept.complete(List.of(m.group(1)));
        }
        m = GONE.matcher(prep);
        while (m.find()) {
            String name = m.group(1) == null ? m.group(2) : m.group(1);
            kept = kept.has(name) ? kept.complete(List.of(name)) : kept;
        }
        kept = limited(ruled(kept, prep), prep);
        m = WAVES.matcher(prep);
        if (m.find()) {
            kept = bothWaves(kept.complete(List.of(m.group(2))), kept.resolve(m.group(1)));
        }
        m = PANEL.matcher(prep);
        if (m.find()) {
            kept = panel(kept, m.group(1) == null ? m.group(2) : m.group(1), prep);
        }
        m = WITHOUT.matcher(prep);
        if (m.find()) {
            kept = without(kept, m.group(1));
        }
        return kept;
    }

    /** The part of a preparation between commas and semicolons. */
    private static String clause(String prep, int at) {
        int from = Math.max(prep.lastIndexOf(';', at), prep.lastIndexOf(',', at)) + 1;
        return CallText.upTo(prep, from, ";,");
    }

    /** Applies limits on columns, and drops the rows that hold an outlier that is named by its value. */
    private static Table limited(Table table, String prep) {
        Table kept = table;
        Matcher m = LIMIT.matcher(prep);
        while (m.find()) {
            String clause = clause(prep, m.start(2));
            boolean other = RULE.matcher(clause).find()
                    || Derived.defines(clause)
                    || clause.matches(
                            "(?s).*\\b(?:event|outcome|status|cens|treatment|control|reference|current)\\w*\\b.*");
            if (kept.has(m.group(2)) && !other) {
                boolean keep = m.group(1) == null;
                String[] cells = kept.text(m.group(2));
                String sign = m.group(3);
                String value = m.group(4);
                kept = kept.where(i -> Table.holds(cells[i], sign, value) == keep);
            }
        }
        m = BETWEEN.matcher(prep);
        while (m.find()) {
            if (kept.has(m.group(2))) {
                boolean keep = m.group(1) == null;
                String[] cells = kept.text(m.group(2));
                String low = m.group(3);
                String high = m.group(4);
                kept = kept.where(i -> (Table.holds(cells[i], ">=", low) && Table.holds(cells[i], "<=", high)) == keep);
            }
        }
        m = OUTLIER.matcher(prep);
        if (m.find()) {
            String value = m.group(1) == null ? m.group(2) : m.group(1);
            for (String name : kept.names()) {
                if (kept.isNumeric(name)) {
                    String[] cells = kept.text(name);
                    kept = kept.where(i -> !cells[i].equals(value));
                }
            }
        }
        return kept;
    }

    /** Drops or keeps the rows for which a column compares with a value as the words say. */
    private static Table ruled(Table table, String prep) {
        Table kept = table;
        for (Pattern pattern : List.of(RULE, VERB, ASIDE, ONLY)) {
            kept = ruled(kept, prep, pattern.matcher(prep));
        }
        return kept;
    }

    private static Table ruled(Table table, String prep, Matcher m) {
        Table kept = table;
        while (m.find()) {
            if (kept.has(m.group(2)) && !Derived.defines(clause(prep, m.start(2)))) {
                boolean keep = m.group(1) == null;
                String[] cells = kept.text(m.group(2));
                String sign = m.group(3);
                String value = m.group(4).replace("'", "");
                String[] others = kept.has(value) ? kept.text(value) : new String[0];
                kept = kept.where(i -> Table.holds(cells[i], sign, others.length == 0 ? value : others[i]) == keep);
            }
        }
        return kept;
    }

    /** Adds the flags that are defined as {@code name=column=='value'}. */
    private static Table derived(Table table, String prep) {
        Table now = table;
        Matcher m = DERIVED.matcher(prep);
        while (m.find()) {
            if (now.has(m.group(2)) && !now.has(m.group(1))) {
                String value = m.group(3);
                String[] flags = Arrays.stream(now.text(m.group(2)))
                        .map(cell -> cell.equals(value) ? "1" : "0")
                        .toArray(String[]::new);
                now = now.with(m.group(1), flags);
            }
        }
        return levels(now, prep);
    }

    /** Adds a flag for every term of a propensity model that is no column but a level of one. */
    private static Table levels(Table table, String prep) {
        Table now = table;
        String terms = Check.find(prep, "propensity: \\w+ ~ ([\\w +]+)");
        for (String term : terms == null ? new String[0] : terms.split("\\s*\\+\\s*")) {
            for (String name : now.has(term) ? List.<String>of() : now.names()) {
                if (now.levels(name).contains(term)) {
                    String[] flags = Arrays.stream(now.text(name))
                            .map(cell -> cell.equals(term) ? "1" : "0")
                            .toArray(String[]::new);
                    now = now.with(term, flags);
                    break;
                }
            }
        }
        return now;
    }

    /** The columns that events are to be sorted by; empty for the order of the file. */
    public static List<String> order(String prep) {
        Matcher m = SORTED.matcher(prep);
        return m.find() ? List.of(m.group(1).split("[, ]+")) : List.of();
    }

    /** The units that have all the columns that are named at both times. */
    private static Table panel(Table table, String unit, String prep) {
        String id = table.names().stream()
                .filter(name -> name.startsWith(unit) || name.startsWith(unit.replaceFirst("s$", "")))
                .findFirst()
                .orElse("");
        List<String> needed = Arrays.stream(prep.split("[^\\w.]+"))
                .filter(word -> table.has(word) && !word.equals(id))
                .toList();
        return id.isEmpty() ? table : bothWaves(table.complete(needed), id);
    }

    private static Table agreeing(Table table, String left, String leftValue, String right, String rightValue) {
        String[] a = table.text(left);
        String[] b = table.text(right);
        return table.where(i -> a[i].equals(leftValue) == b[i].equals(rightValue));
    }

    private static Table bothWaves(Table table, String id) {
        Map<String, Integer> rows = new HashMap<>();
        String[] ids = table.text(id);
        for (String one : ids) {
            rows.merge(one, 1, Integer::sum);
        }
        return table.where(i -> rows.getOrDefault(ids[i], 0) == 2);
    }

    private static Table without(Table table, String word) {
        Map<String, String> places = new LinkedHashMap<>();
        Groups.of(table).find(word).forEach(found -> places.putIfAbsent(found.column(), found.value()));
        Table kept = table;
        for (Map.Entry<String, String> place : places.entrySet()) {
            String[] text = table.text(place.getKey());
            kept = table.where(i -> !text[i].equals(place.getValue()));
            break;
        }
        return kept;
    }
}
