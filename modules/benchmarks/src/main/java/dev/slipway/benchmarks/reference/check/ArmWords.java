package dev.slipway.benchmarks.reference.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which rows are the treatment and which the control in what a preparation says. The first way of saying it that fits counts. */
final class ArmWords {
    private static final String VALUE = "([\\w.]+ ?={1,2} ?'?[^',;()]*'?|'[^']*'|[\\w.-]+)(?:\\s*\\([^)]*\\))?";
    /** A column's name before a quoted value. */
    private static final String COLUMN = "(?:\\w+ (?='))?";

    private static final List<Pattern> CONTROL_FIRST = List.of(
            Pattern.compile(
                    "control\\s*[=:]?\\s*" + COLUMN + VALUE + "\\s*,\\s*treatment\\s*[=:]?\\s*" + COLUMN + VALUE),
            Pattern.compile("(\\w+) control, (\\w+) treatment"),
            Pattern.compile(
                    "reference\\s*[=:]?\\s*(?:\\w+\\s+)?" + VALUE + ", current\\s*[=:]?\\s*(?:\\w+\\s+)?" + VALUE));
    private static final Pattern LISTED =
            Pattern.compile("\\{([^{}]+)\\}|\\(([^()]+)\\)|\\b(?:arms|groups|variants|versions|between) ([^;]+)");
    private static final Pattern VERSUS =
            Pattern.compile("([^,;:]+?) (?:vs\\.?|versus|against|compared (?:with|to)) ([^,;:]+)");
    private static final Pattern CODES = Pattern.compile("(\\w+) (\\d) vs (\\d)");
    private static final String CONTROLS = "control|baseline|reference|placebo|holdout|expected";
    private static final String TREATMENTS =
            "treatment|treated|variant|exposed|test|active|intervention|current|actual";
    private static final Set<String> ARM_COLUMNS =
            Set.of("trt", "treat", "treatment", "treated", "group", "arm", "version", "variant", "ab");

    /** The two groups. */
    record Pair(Groups.Group treatment, Groups.Group control) {}

    private final Table table;
    private final Groups groups;
    private final String prep;

    private ArmWords(Table table, String prep) {
        this.table = table;
        this.prep = prep;
        groups = Groups.of(table);
    }

    static Pair pair(Table table, String prep) {
        ArmWords words = new ArmWords(table, prep);
        return words.first(List.of(ArmWords::inOrder, ArmWords::codes, ArmWords::bothRoles))
                .or(words::unlessNamed)
                .orElseThrow(
                        () -> new IllegalArgumentException("the preparation does not say which rows are the arms"));
    }

    /** What is left where both arms are not named; named ones that the data do not have are an error. */
    private Optional<Pair> unlessNamed() {
        for (Pattern pattern : CONTROL_FIRST) {
            Matcher m = pattern.matcher(prep);
            if (m.find()) {
                throw new IllegalArgumentException("the data have no groups " + m.group(1) + " and " + m.group(2));
            }
        }
        return first(List.of(ArmWords::oneRole, ArmWords::listed, ArmWords::versus, ArmWords::usual));
    }

    private Optional<Pair> first(List<Function<ArmWords, Optional<Pair>>> ways) {
        return ways.stream()
                .map(way -> way.apply(this))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Pair> inOrder() {
        for (Pattern pattern : CONTROL_FIRST) {
            Matcher m = pattern.matcher(prep);
            if (m.find()) {
                return together(groups.find(m.group(2)), groups.find(m.group(1)));
            }
        }
        return Optional.empty();
    }

    /** "treat 0 vs 1" and "treat 1 vs 0" mean the same; of other codes the first is the control. */
    private Optional<Pair> codes() {
        Matcher m = CODES.matcher(prep);
        if (!m.find() || !table.has(m.group(1))) {
            return Optional.empty();
        }
        Groups.Group first = new Groups.Group(m.group(1), m.group(2));
        Groups.Group second = new Groups.Group(m.group(1), m.group(3));
        return Optional.of(second.value().equals("0") ? new Pair(first, second) : new Pair(second, first));
    }

    /** Each arm named beside its role: "treatment group = 'b'", "'a' (control)", "t = spend where arm == 'b'". */
    private Optional<Pair> bothRoles() {
        return together(treatments(), controls());
    }

    private List<Groups.Group> treatments() {
        return named(TREATMENTS + "|(?-i:[tT](?= ?=))");
    }

    private List<Groups.Group> controls() {
        return named(CONTROLS + "|(?-i:[cC](?= ?=))");
    }

    /** One of them is named, and the column or the list has just one more. */
    private Optional<Pair> oneRole() {
        for (Groups.Group known : controls()) {
            Optional<Groups.Group> other = other(known);
            if (other.isPresent()) {
                return Optional.of(new Pair(other.get(), known));
            }
        }
        for (Groups.Group known : treatments()) {
            Optional<Groups.Group> other = other(known);
            if (other.isPresent()) {
                return Optional.of(new Pair(known, other.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Groups.Group> other(Groups.Group known) {
        List<String> levels = table.levels(known.column());
        List<Groups.Group> candidates = new ArrayList<>();
        lists().forEach(list -> list.stream()
                .filter(group -> group.column().equals(known.column()))
                .forEach(candidates::add));
        if (levels.size() == 2 && candidates.isEmpty()) {
            levels.forEach(level -> candidates.add(new Groups.Group(known.column(), level)));
        }
        List<Groups.Group> others = candidates.stream()
                .filter(group -> !group.equals(known))
                .distinct()
                .toList();
        return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
    }

    private List<Groups.Group> named(String role) {
        List<Groups.Group> found = new ArrayList<>();
        Matcher after = Pattern.compile(
                        "(?i)(?<![\\w'])(?:" + role + ")(?![\\w'])(?: (?:group|arm|variant|cell))?(?: is| are|[ =:])*")
                .matcher(prep);
        while (after.find()) {
            String rest = CallText.upTo(prep, after.end(), ",;").replaceFirst("^.*\\bwhere\\s+", "");
            groups.startOf(rest, 0).ifPresent(found::add);
        }
        Matcher before = Pattern.compile("(?i)([^,;(]+?)\\s*(?:\\((?:" + role
                        + ")\\)|(?:=|\\bis\\b|\\bas\\b|\\bthe\\b)\\s*(?:the |an? )?(?:" + role + ")(?![\\w']))")
                .matcher(prep);
        while (before.find()) {
            groups.endOf(before.group(1)).ifPresent(found::add);
        }
        return found;
    }

    /** "{treatment, control}", also in round brackets, or "arms a and b". */
    private Optional<Pair> listed() {
        for (List<Groups.Group> list : lists()) {
            if (list.size() == 2 && list.get(0).column().equals(list.get(1).column())) {
                return Optional.of(oriented(list.get(0), list.get(1)));
            }
        }
        return Optional.empty();
    }

    private List<List<Groups.Group>> lists() {
        List<List<Groups.Group>> lists = new ArrayList<>();
        Matcher m = LISTED.matcher(prep);
        while (m.find()) {
            String inside = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
            List<Groups.Group> list = new ArrayList<>();
            for (String word : inside.split("\\s*,\\s*|\\s+and\\s+|\\s*/\\s*", -1)) {
                List<Groups.Group> groupsOfWord = groups.find(word.replaceFirst("\\s*\\(.*", ""));
                if (!groupsOfWord.isEmpty()) {
                    list.add(groupsOfWord.get(0));
                }
            }
            lists.add(list);
        }
        return lists;
    }

    private Optional<Pair> versus() {
        Matcher m = VERSUS.matcher(prep);
        if (!m.find()) {
            return Optional.empty();
        }
        Optional<Groups.Group> left = groups.endOf(m.group(1));
        Optional<Groups.Group> right = groups.startOf(m.group(2));
        return left.isPresent() && right.isPresent()
                ? Optional.of(oriented(left.get(), right.get()))
                : Optional.empty();
    }

    /** No word about the arms: a column that is named as arms are and has two values, the first or the control's named one last. */
    private Optional<Pair> usual() {
        for (String name : table.names()) {
            if (ARM_COLUMNS.contains(name.toLowerCase(Locale.ROOT))) {
                List<String> levels = table.levels(name);
                if (levels.size() == 2) {
                    return Optional.of(
                            oriented(new Groups.Group(name, levels.get(1)), new Groups.Group(name, levels.get(0))));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Pair> together(List<Groups.Group> treatments, List<Groups.Group> controls) {
        for (Groups.Group treatment : treatments) {
            for (Groups.Group control : controls) {
                if (treatment.column().equals(control.column()) && !treatment.equals(control)) {
                    return Optional.of(new Pair(treatment, control));
                }
            }
        }
        return Optional.empty();
    }

    /** "A vs B": the one that says it is a control is; otherwise B. */
    static Pair oriented(Groups.Group left, Groups.Group right) {
        return soundsLikeControl(left.value()) && !soundsLikeControl(right.value())
                ? new Pair(right, left)
                : new Pair(left, right);
    }

    private static boolean soundsLikeControl(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.startsWith("no ") || lower.contains("control") || lower.contains("placebo") || lower.equals("0");
    }
}
