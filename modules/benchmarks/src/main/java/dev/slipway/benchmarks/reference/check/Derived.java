package dev.slipway.benchmarks.reference.check;

import dev.slipway.core.error.SlipwayException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Columns that a check makes of others: {@code late = Period == 'after'}, {@code lapsed = 1 if days > 30 else 0}, and what it measures
 * without naming it, as in {@code metric log1p(spend)} or {@code y = type == 'Yes'}. They are put into the data, and the check is told their
 * names, so that whoever reads it finds columns.
 *
 * @param check with names for what it makes
 * @param data with the columns
 */
public record Derived(Check check, DataFolder data) {
    private static final Pattern ROLE = Pattern.compile(
            "(?<![\\w.])(?:metric|outcome|response|feature|score|[yY](?= ?=)|X(?= ?=)|num|den|numerator|denominator)(?![\\w.])\\s*[:=]?(?!=)\\s*");
    private static final Pattern NAMED = Pattern.compile("^\\s*(?:[a-z]+ )?([A-Za-z_][\\w.]*)\\s*=(?!=)\\s*(.+)$");
    private static final Pattern CHOICE = Pattern.compile("^(.+?) if (.+?)(?:,? else (.+))?$");
    private static final String OF = "[^\\d;,]*(\\d+) ?(?:of|/|out of) ?(\\d+)";
    /** Words for parts of an analysis, not for columns. */
    private static final Set<String> RESERVED =
            Set.of("control", "treatment", "reference", "current", "cluster", "weights", "group", "data", "x");

    /** The check and its data with the columns that it makes. */
    public static Derived of(Check check, DataFolder data) {
        if (check.dataset().equals("none")) {
            return counted(check, data);
        }
        try {
            return made(check, Joined.of(check, data));
        } catch (SlipwayException e) {
            // Whoever needs the data will say so.
            return new Derived(check, data);
        }
    }

    /** Two arms that the preparation counts, as in "control 48 of 500, treatment 61/510", row by row. */
    private static Derived counted(Check check, DataFolder data) {
        Matcher control = Pattern.compile("(?i)\\bcontrol\\b" + OF).matcher(check.prep());
        Matcher treatment = Pattern.compile("(?i)\\btreat(?:ment|ed)\\b" + OF).matcher(check.prep());
        if (!control.find() || !treatment.find()) {
            return new Derived(check, data);
        }
        StringBuilder rows = new StringBuilder("arm,hit\n");
        for (Matcher arm : new Matcher[] {control, treatment}) {
            String name = arm == control ? "control" : "treatment";
            int hits = Integer.parseInt(arm.group(1));
            int all = Integer.parseInt(arm.group(2));
            rows.append((name + ",1\n").repeat(hits)).append((name + ",0\n").repeat(all - hits));
        }
        return new Derived(
                check.withPrep("metric hit; control 'control', treatment 'treatment'"),
                data.with(check.dataset(), Table.parse(rows.toString())));
    }

    private static Derived made(Check check, DataFolder data) {
        Table table;
        try {
            table = data.table(check.dataset());
        } catch (SlipwayException e) {
            // Checks without data of their own, or with several files.
            return new Derived(check, data);
        }
        Table wider = named(table, check.prep());
        Map<String, String> changes = new LinkedHashMap<>();
        wider = measured(wider, check.prep(), changes);
        if (wider == table) {
            return new Derived(check, data);
        }
        String prep = check.prep();
        for (Map.Entry<String, String> change : changes.entrySet()) {
            prep = prep.replace(change.getKey(), change.getValue());
        }
        return new Derived(check.withPrep(prep), data.with(check.dataset(), wider));
    }

    /** Whether a clause says how a column is made, so that its signs are no limits on rows. */
    static boolean defines(String clause) {
        Matcher m = NAMED.matcher(clause);
        return m.matches()
                && (m.group(1).equals("x") || !RESERVED.contains(m.group(1)))
                && m.group(2).matches(".*(?:[<>]|==|!=| if ).*");
    }

    private static Table named(Table table, String prep) {
        Table now = table;
        for (int from = 0; from < prep.length(); from++) {
            String clause = clause(prep, from);
            from += clause.length();
            Matcher m = NAMED.matcher(clause);
            if (m.matches() && !now.has(m.group(1)) && !RESERVED.contains(m.group(1))) {
                String[] cells = cells(m.group(2), now);
                now = cells == null ? now : now.with(m.group(1), cells);
            }
        }
        return now;
    }

    /** Up to a comma or semicolon outside of brackets; a comma before "else" is a part of it. */
    private static String clause(String prep, int from) {
        int end = from;
        int depth = 0;
        while (end < prep.length()) {
            char c = prep.charAt(end);
            boolean more = prep.substring(end).matches("(?s),\\s*else\\b.*");
            if (depth == 0 && (c == ';' || c == ',') && !more) {
                break;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            end++;
        }
        return prep.substring(from, end);
    }

    private static Table measured(Table table, String prep, Map<String, String> changes) {
        Table now = table;
        Matcher m = ROLE.matcher(prep);
        while (m.find()) {
            String clause = CallText.upTo(prep, m.end(), ";,").replaceFirst("\\s+\\(.*", "");
            String[] cells = now.has(clause) || clause.isEmpty() ? null : cells(clause, now);
            if (cells != null) {
                String name = "made." + clause.replaceAll("[^\\w.]+", ".").replaceAll("^\\.+|\\.+$", "");
                now = now.has(name) ? now : now.with(name, cells);
                changes.put(clause, name);
            }
        }
        return now;
    }

    /** The cells of an expression of columns that is none itself; null for all other texts. */
    private static String @Nullable [] cells(String text, Table table) {
        Matcher choice = CHOICE.matcher(text.replaceAll(" is (?=')", " == "));
        String expression = choice.matches()
                ? "ifelse(" + choice.group(2) + ", " + choice.group(1) + ", "
                        + (choice.group(3) == null ? "0" : choice.group(3)) + ")"
                : text;
        boolean uses = Expression.words(expression).stream().anyMatch(table::has);
        boolean plain = table.has(expression.strip());
        if (!uses || plain || !expression.matches("(?s).*[-+*/<>=!(^].*")) {
            return null;
        }
        try {
            return Arrays.stream(Expression.numbers(expression.strip(), table))
                    .mapToObj(Derived::cell)
                    .toArray(String[]::new);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // It was a sentence.
            return null;
        }
    }

    private static String cell(double value) {
        return Double.isNaN(value)
                ? "NA"
                : value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : value + "";
    }
}
