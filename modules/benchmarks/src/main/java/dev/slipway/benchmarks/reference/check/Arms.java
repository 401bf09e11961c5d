package dev.slipway.benchmarks.reference.check;

import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two arms of a check with its metric.
 *
 * @param treatment rows of the treatment
 * @param control rows of the control
 * @param treatmentGroup how treatment's rows are told
 * @param controlGroup how control's rows are told
 * @param metric column, or null when neither preparation nor id names one
 */
public record Arms(
        Table treatment,
        Table control,
        Groups.Group treatmentGroup,
        Groups.Group controlGroup,
        @Nullable String metric) {
    private static final String VALUE = "([\\w.]+ ?={1,2} ?'?[^',;()]*'?|'[^']*'|[\\w.-]+)(?:\\s*\\([^)]*\\))?";
    /** A column's name before a quoted value. */
    private static final String COLUMN = "(?:\\w+ (?='))?";

    private static final List<Pattern> CONTROL_FIRST = List.of(
            Pattern.compile(
                    "control\\s*[=:]?\\s*" + COLUMN + VALUE + "\\s*,\\s*treatment\\s*[=:]?\\s*" + COLUMN + VALUE),
            Pattern.compile("(\\w+) control, (\\w+) treatment"),
            Pattern.compile(
                    "reference\\s*[=:]?\\s*(?:\\w+\\s+)?" + VALUE + ", current\\s*[=:]?\\s*(?:\\w+\\s+)?" + VALUE));
    private static final Pattern TREATMENT_FIRST = Pattern.compile("\\{([^,}]+), ([^}]+)\\}");
    private static final Pattern VERSUS = Pattern.compile("([^,;:]+?) vs\\.? ([^,;:]+)");
    private static final Pattern CODES = Pattern.compile("(\\w+) (\\d) vs (\\d)");
    private static final Set<String> ARM_COLUMNS =
            Set.of("trt", "treat", "treatment", "treated", "group", "arm", "version", "variant", "ab");

    private record Pair(Groups.Group treatment, Groups.Group control) {}

    /** Finds the arms and the metric of a check. */
    public static Arms of(Check check, DataFolder data) {
        Table table = Rows.of(check, data);
        return of(table, pair(table, check.prep()), check);
    }

    /** Rows without a number in the metric are in neither arm, as in R. */
    private static Arms of(Table table, Pair pair, Check check) {
        String column = pair.treatment().column();
        String metric = metric(table, check, column);
        Table whole = metric != null && table.isNumeric(metric) ? table.complete(List.of(metric)) : table;
        return new Arms(
                whole.where(column, pair.treatment().value()),
                whole.where(column, pair.control().value()),
                pair.treatment(),
                pair.control(),
                metric);
    }

    /** The rows that have a value in one more column too. */
    public Arms complete(String column) {
        return new Arms(
                treatment.complete(List.of(column)),
                control.complete(List.of(column)),
                treatmentGroup,
                controlGroup,
                metric);
    }

    /** The rows that the preparation keeps. */
    public static Table rows(Check check, DataFolder data) {
        return Rows.of(check, data);
    }

    /** The arms when the preparation drops some rows and the others are the two arms. */
    public static Arms ofRemaining(Check check, DataFolder data) {
        Table table = rows(check, data);
        Table whole = data.table(check.dataset());
        for (String name : table.names()) {
            List<String> levels = table.levels(name);
            if (levels.size() == 2 && whole.levels(name).size() > 2) {
                return of(
                        table,
                        oriented(new Groups.Group(name, levels.get(1)), new Groups.Group(name, levels.get(0))),
                        check);
            }
        }
        return of(check, data);
    }

    /** The rows of each arm that the preparation lists, in its order, as in "arms in order A, B, C". */
    public static List<Table> listed(Check check, DataFolder data) {
        Table table = rows(check, data);
        String list = Check.find(check.prep(), "(?:counts of \\w+ (?:in order )?|in order )([^;]+)");
        Checks.require(list != null, "the preparation does not list the arms");
        List<Table> arms = new ArrayList<>();
        String column = "";
        for (String word :
                (list == null ? "" : list).replaceAll("\\([^)]*\\)", "").split(",", -1)) {
            for (Groups.Group group : Groups.of(table).find(word)) {
                if (column.isEmpty() || column.equals(group.column())) {
                    column = group.column();
                    arms.add(table.where(column, group.value()));
                    break;
                }
            }
        }
        Checks.require(arms.size() > 1, "the arms that the preparation lists are not in the data");
        return arms;
    }

    /** The column that the preparation or the id names. */
    public static String metricOf(Check check, DataFolder data) {
        String metric = metric(data.table(check.dataset()), check, "");
        Checks.require(metric != null, "neither the preparation nor the id names the metric");
        return metric == null ? "" : metric;
    }

    private static Pair pair(Table table, String prep) {
        Groups groups = Groups.of(table);
        for (Pattern pattern : CONTROL_FIRST) {
            MatchResult m = pattern.matcher(prep).results().findFirst().orElse(null);
            if (m != null) {
                Optional<Pair> found = together(groups.find(m.group(2)), groups.find(m.group(1)));
                return found.orElseThrow(() ->
                        new IllegalArgumentException("the data have no groups " + m.group(1) + " and " + m.group(2)));
            }
        }
        Matcher m = CODES.matcher(prep);
        if (m.find() && table.has(m.group(1))) {
            Groups.Group first = new Groups.Group(m.group(1), m.group(2));
            Groups.Group second = new Groups.Group(m.group(1), m.group(3));
            // "treat 0 vs 1" and "treat 1 vs 0" mean the same; of other codes the first is the control.
            return second.value().equals("0") ? new Pair(first, second) : new Pair(second, first);
        }
        m = TREATMENT_FIRST.matcher(prep);
        if (m.find()) {
            Optional<Pair> found = together(groups.find(m.group(1)), groups.find(m.group(2)));
            if (found.isPresent()) {
                return found.get();
            }
        }
        m = VERSUS.matcher(prep);
        if (m.find()) {
            Optional<Groups.Group> left = groups.endOf(m.group(1));
            Optional<Groups.Group> right = groups.startOf(m.group(2));
            if (left.isPresent() && right.isPresent()) {
                return oriented(left.get(), right.get());
            }
        }
        return usual(table);
    }

    private static Optional<Pair> together(List<Groups.Group> treatments, List<Groups.Group> controls) {
        for (Groups.Group treatment : treatments) {
            for (Groups.Group control : controls) {
                if (treatment.column().equals(control.column())) {
                    return Optional.of(new Pair(treatment, control));
                }
            }
        }
        return Optional.empty();
    }

    /** "A vs B": the one that says it is a control is; otherwise B. */
    private static Pair oriented(Groups.Group left, Groups.Group right) {
        return soundsLikeControl(left.value()) && !soundsLikeControl(right.value())
                ? new Pair(right, left)
                : new Pair(left, right);
    }

    private static boolean soundsLikeControl(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.startsWith("no ") || lower.contains("control") || lower.contains("placebo") || lower.equals("0");
    }

    /** No word about the arms: a column that is named as arms are and has two values, the first or the control's named one last. */
    private static Pair usual(Table table) {
        for (String name : table.names()) {
            if (ARM_COLUMNS.contains(name.toLowerCase(Locale.ROOT))) {
                List<String> levels = table.levels(name);
                if (levels.size() == 2) {
                    return oriented(new Groups.Group(name, levels.get(1)), new Groups.Group(name, levels.get(0)));
                }
            }
        }
        throw new IllegalArgumentException("the preparation does not say which rows are the arms");
    }

    /**
     * The column that the preparation names as metric, or else one that is a part of the id, or that the preparation mentions, or
     * that a kindred model explains.
     */
    static @Nullable String metric(Table table, Check check, String arm) {
        String said = Check.find(
                check.prep(), "(?:\\bmetric|\\bfeature|\\bY ?=|\\bnum(?:erator)? ?=)\\s*[:=]?\\s*([\\w.]*\\w)");
        if (said != null && table.has(said)) {
            return said;
        }
        List<String> words = new ArrayList<>(Arrays.asList(check.id().split("[^\\w]+")));
        words.addAll(Arrays.asList(check.prep().split("[^\\w]+")));
        String explained = Check.find(check.related(), "(?<!\\w)lm\\((\\w+)\\s*~");
        words.add(explained == null ? "" : explained);
        for (String word : words) {
            if (table.has(word) && !word.equals(arm)) {
                return word;
            }
        }
        return null;
    }

    /** The metric in treatment. */
    public double[] t() {
        return treatment.numbers(column());
    }

    /** The metric in control. */
    public double[] c() {
        return control.numbers(column());
    }

    private String column() {
        Checks.require(metric != null, "neither the preparation nor the id names the metric");
        return metric == null ? "" : metric;
    }

    /** Successes and units of the treatment. */
    public long[] treatmentCounts() {
        return counts(t());
    }

    /** Successes and units of the control. */
    public long[] controlCounts() {
        return counts(c());
    }

    private static long[] counts(double[] flags) {
        long hits = 0;
        for (double flag : flags) {
            hits += flag != 0 ? 1 : 0;
        }
        return new long[] {hits, flags.length};
    }
}
