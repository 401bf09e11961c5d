package dev.slipway.warehouse.marts;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.ColumnType;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Risk;
import dev.slipway.core.study.Study;
import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The variable {@code week_features} of the dbt project: what is known before each week and what a week brings, for all questions that
 * look at weeks together.
 */
final class WeekFeatureVars {
    private static final String TABLE = "behavior_weekly";
    private static final String PROPENSITY = "propensity";

    /** Weeks before of which each says by itself whether the user was active; the last one is the window of one week. */
    private static final List<Integer> ACTIVE_BACK = List.of(2, 3, 4);

    private final Study study;
    private final TableSchema weeks;
    private final @Nullable Offers offers;
    private final List<Risk> risks;

    WeekFeatureVars(Study study, Map<String, TableSchema> tables) {
        Analyses asked = study.analyses();
        this.study = study;
        this.weeks = Columns.table(tables, TABLE);
        this.offers = asked.offers();
        this.risks = asked.risks();
    }

    /**
     * The variable.
     *
     * @return null when the study asks nothing about weeks
     * @throws SlipwayException DATA_INVALID when the weeks do not have what is named
     */
    static @Nullable Map<String, @Nullable Object> of(Study study, Map<String, TableSchema> tables) {
        Analyses asked = study.analyses();
        boolean none = asked.offers() == null && asked.risks().isEmpty();
        return none ? null : new WeekFeatureVars(study, tables).entry();
    }

    private Map<String, @Nullable Object> entry() {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("action", offers == null ? null : column(offers.action(), ColumnType.TEXT, "offers"));
        entry.put("propensity", offers == null ? null : column(offers.propensity(), ColumnType.NUMBER, "offers"));
        entry.put("left", left());
        entry.put("sums", sums());
        entry.put("known", known());
        List<Map<String, Object>> columns = new ArrayList<>();
        for (String name : allColumns()) {
            columns.add(Map.of("source", name, "name", "c_" + (columns.size() + 1), "feature", feature(name)));
        }
        entry.put("columns", columns);
        List<Map<String, Object>> activities = new ArrayList<>();
        for (String name : activities()) {
            column(name, ColumnType.NUMBER, "features");
            activities.add(Map.of("source", name, "name", "was_" + (activities.size() + 1), "feature", feature(name)));
        }
        entry.put("activities", activities);
        entry.put("activity_back", ACTIVE_BACK);
        entry.put("windows", windows());
        entry.put(
                "ratios",
                ratios().stream()
                        .map(r -> Map.of("name", r.name(), "above", r.above(), "below", r.below()))
                        .toList());
        return entry;
    }

    private @Nullable String left() {
        if (offers != null && offers.left() != null) {
            return column(offers.left(), ColumnType.NUMBER, "offers");
        }
        for (Risk risk : risks) {
            if (risk.left() != null) {
                return column(risk.left(), ColumnType.NUMBER, "risk");
            }
        }
        return null;
    }

    private List<Map<String, Object>> sums() {
        List<Map<String, Object>> sums = new ArrayList<>();
        if (offers != null) {
            OfferVars.sums(study, offers).forEach(sum -> sums.add(sum(sum.name(), sum.sum(), sum.any(), "offers")));
        }
        RiskVars.losses(study)
                .forEach(loss -> sums.add(sum(loss.name(), loss.risk().outcome(), false, "risk")));
        return sums;
    }

    private Map<String, Object> sum(String name, String sum, boolean any, String asked) {
        ColumnSum.parse(sum).orElseThrow().columns().forEach(column -> column(column, ColumnType.NUMBER, asked));
        return Map.of("name", name, "terms", StudyVars.terms(sum), "any", any);
    }

    /** Sums of earlier weeks whose losses are known when the week begins; {@code gap} weeks before it are not. */
    private List<Map<String, Object>> known() {
        return RiskVars.losses(study).stream()
                .map(loss -> Map.<String, Object>of(
                        "name",
                        loss.known(),
                        "sum",
                        loss.name(),
                        "gap",
                        loss.risk().delay()))
                .toList();
    }

    /** Names in the mart of what a question may know. */
    List<String> features(Offers.Features asked, Set<String> without) {
        List<String> names = new ArrayList<>(List.of("weeks_before"));
        for (int window : asked.windows()) {
            columns(asked, without).forEach(column -> names.add(feature(column) + "_" + window + "w"));
        }
        names.addAll(retention(asked.activity()));
        List<Ratio> own = ratios(asked, without);
        ratios().stream().filter(named -> own.stream().anyMatch(named::same)).forEach(named -> names.add(named.name()));
        return names;
    }

    /** Columns that say whether a user was active, of all questions. */
    private Set<String> activities() {
        Set<String> names = new LinkedHashSet<>();
        for (Asked asked : asked()) {
            String activity = asked.features().activity();
            if (activity != null) {
                names.add(activity);
            }
        }
        return names;
    }

    /** How a user came back so far, by a column that says whether the user was active. */
    private static List<String> retention(@Nullable String activity) {
        if (activity == null) {
            return List.of();
        }
        String name = feature(activity);
        List<String> names = new ArrayList<>(List.of(name + "_share", "weeks_since_" + name));
        ACTIVE_BACK.forEach(back -> names.add(name + "_" + back + "_weeks_ago"));
        return names;
    }

    /** What the questions may know, the one about offers first. */
    private List<Asked> asked() {
        List<Asked> all = new ArrayList<>();
        if (offers != null) {
            all.add(new Asked(offers.features(), RiskVars.late(study)));
        }
        risks.forEach(risk -> all.add(new Asked(risk.features(), RiskVars.late(study))));
        return all;
    }

    private record Asked(Offers.Features features, Set<String> without) {}

    private List<Integer> windows() {
        Set<Integer> windows = new TreeSet<>();
        asked().forEach(asked -> windows.addAll(asked.features().windows()));
        return List.copyOf(windows);
    }

    private List<String> allColumns() {
        Set<String> columns = new LinkedHashSet<>();
        asked().forEach(asked -> columns.addAll(columns(asked.features(), asked.without())));
        return List.copyOf(columns);
    }

    private List<String> columns(Offers.Features asked, Set<String> without) {
        List<String> named = asked.columns();
        if (named != null) {
            named.forEach(name -> column(name, ColumnType.NUMBER, "features"));
            return named.stream().filter(name -> !without.contains(name)).toList();
        }
        Set<String> others = Set.of("week", offers == null ? PROPENSITY : offers.propensity());
        return weeks.columns().stream()
                .filter(c -> number(c.type()) && !others.contains(c.name()) && !without.contains(c.name()))
                .map(ColumnSpec::name)
                .toList();
    }

    /** One feature over another. */
    private record Ratio(String name, String above, String below) {
        boolean same(Ratio other) {
            return above.equals(other.above) && below.equals(other.below);
        }

        /** Windows are named where the plain name is taken. */
        Ratio apart(String windows) {
            return new Ratio(name + windows, above, below);
        }
    }

    /** Of all questions, each once; the first of a kind has the plain name. */
    private List<Ratio> ratios() {
        List<Ratio> all = new ArrayList<>();
        for (Asked asked : asked()) {
            List<Integer> windows = asked.features().windows();
            for (Ratio ratio : ratios(asked.features(), asked.without())) {
                boolean taken = all.stream().anyMatch(other -> other.name().equals(ratio.name()));
                if (all.stream().noneMatch(ratio::same)) {
                    all.add(taken ? ratio.apart("_" + windows.getFirst() + "w_" + windows.getLast() + "w") : ratio);
                }
            }
        }
        return all;
    }

    /** Two signs of risk, where the weeks have what they are made of. */
    private List<Ratio> ratios(Offers.Features asked, Set<String> without) {
        List<Integer> windows = asked.windows();
        List<String> columns = columns(asked, without);
        List<Ratio> ratios = new ArrayList<>();
        int longest = windows.getLast();
        if (windows.size() > 1 && columns.contains("transactions")) {
            ratios.add(
                    new Ratio("velocity", "transactions_" + windows.getFirst() + "w", "transactions_" + longest + "w"));
        }
        if (columns.contains("bonus_cost") && columns.contains("deposits")) {
            ratios.add(new Ratio("bonus_to_deposit", "bonus_cost_" + longest + "w", "deposits_" + longest + "w"));
        }
        return ratios;
    }

    private static String feature(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    private String column(String name, ColumnType type, String asked) {
        int index = weeks.indexOf(name);
        boolean fits = index >= 0
                && (type == ColumnType.TEXT
                        ? !number(weeks.columns().get(index).type())
                        : number(weeks.columns().get(index).type()));
        if (!fits) {
            List<String> known = weeks.columns().stream()
                    .filter(c -> number(c.type()) == (type != ColumnType.TEXT))
                    .map(ColumnSpec::name)
                    .toList();
            throw new SlipwayException(
                    ErrorCategory.DATA_INVALID,
                    "The weeks have no column of " + (type == ColumnType.TEXT ? "text " : "numbers ")
                            + Phrases.quoted(name) + " (" + asked + "). The last good run is untouched.",
                    Phrases.didYouMean(Closest.to(name, known)) + "They have " + Phrases.and(known) + ".");
        }
        return name;
    }

    private static boolean number(ColumnType type) {
        return type == ColumnType.NUMBER || type == ColumnType.INTEGER;
    }
}
