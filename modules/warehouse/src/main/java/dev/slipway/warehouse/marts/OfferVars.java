package dev.slipway.warehouse.marts;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.ColumnType;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variable {@code offers} of the dbt project: what is known before each week, and what a week brings. */
public final class OfferVars {
    private static final String TABLE = "behavior_weekly";

    private final Study study;
    private final Offers offers;
    private final TableSchema weeks;

    private OfferVars(Study study, Offers offers, TableSchema weeks) {
        this.study = study;
        this.offers = offers;
        this.weeks = weeks;
    }

    /**
     * The variable.
     *
     * @return null when the study does not ask
     * @throws SlipwayException DATA_INVALID when the weeks do not have what is named
     */
    static @Nullable Map<String, @Nullable Object> of(Study study, Map<String, TableSchema> tables) {
        Offers offers = study.analyses().offers();
        return offers == null ? null : new OfferVars(study, offers, Columns.table(tables, TABLE)).entry();
    }

    /**
     * A sum of columns of a week.
     *
     * @param name in the mart
     * @param sum as the study writes it
     */
    public record Sum(String name, String sum) {
        /** As an expression over the columns. */
        public String sql() {
            StringBuilder sql = new StringBuilder();
            for (ColumnSum.Term term : ColumnSum.parse(sum).orElseThrow().terms()) {
                sql.append(term.subtracted() ? " - " : " + ").append(term.column());
            }
            return sql.toString();
        }
    }

    /** What a week is worth and its parts, what its offer cost where there is a budget, and what stands above and below the line of each limit. */
    public static List<Sum> sums(Study study, Offers offers) {
        List<Sum> sums = new ArrayList<>();
        String worth = column(metric(study, offers.metric()).column());
        sums.add(new Sum("worth", worth));
        List<String> parts = ColumnSum.parse(worth).orElseThrow().columns();
        for (int p = 0; parts.size() > 1 && p < parts.size(); p++) {
            sums.add(new Sum(part(p), parts.get(p)));
        }
        Offers.Budget budget = offers.budget();
        if (budget != null) {
            sums.add(new Sum("cost", budget.column()));
        }
        for (int l = 0; l < offers.limits().size(); l++) {
            Metric limit = metric(study, offers.limits().get(l));
            sums.add(new Sum(above(l), column(limit.column())));
            sums.add(new Sum(below(l), column(limit.denominator())));
        }
        return sums;
    }

    /** Name of a column that what a week is worth is made of, where there are several. */
    public static String part(int part) {
        return "part_" + (part + 1);
    }

    /** Name of the column above the line of a limit. */
    public static String above(int limit) {
        return "above_" + (limit + 1);
    }

    /** Name of the column below the line of a limit. */
    public static String below(int limit) {
        return "below_" + (limit + 1);
    }

    /** Names of the features in the mart, in its order. */
    public static List<String> features(Study study, Map<String, TableSchema> tables) {
        Offers offers = Objects.requireNonNull(study.analyses().offers());
        OfferVars vars = new OfferVars(study, offers, Columns.table(tables, TABLE));
        List<String> names = new ArrayList<>(List.of("weeks_before"));
        for (int window : offers.features().windows()) {
            vars.columns().forEach(column -> names.add(feature(column) + "_" + window + "w"));
        }
        vars.ratios().forEach(ratio -> names.add(String.valueOf(ratio.get("name"))));
        return names;
    }

    private Map<String, @Nullable Object> entry() {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("action", column(offers.action(), ColumnType.TEXT));
        entry.put("propensity", column(offers.propensity(), ColumnType.NUMBER));
        String left = offers.left();
        entry.put("left", left == null ? null : column(left, ColumnType.NUMBER));
        List<Map<String, Object>> sums = new ArrayList<>();
        for (Sum sum : sums(study, offers)) {
            List<ColumnSum.Term> terms =
                    ColumnSum.parse(sum.sum()).orElseThrow().terms();
            terms.forEach(term -> column(term.column(), ColumnType.NUMBER));
            sums.add(Map.of("name", sum.name(), "terms", StudyVars.terms(sum.sum())));
        }
        entry.put("sums", sums);
        List<Map<String, Object>> columns = new ArrayList<>();
        for (String name : columns()) {
            columns.add(Map.of("source", name, "name", "c_" + (columns.size() + 1), "feature", feature(name)));
        }
        entry.put("columns", columns);
        entry.put("windows", offers.features().windows());
        entry.put("ratios", ratios());
        return entry;
    }

    private List<String> columns() {
        List<String> named = offers.features().columns();
        if (named != null) {
            named.forEach(name -> column(name, ColumnType.NUMBER));
            return named;
        }
        Set<String> others = Set.of("week", offers.propensity());
        return weeks.columns().stream()
                .filter(c -> number(c.type()) && !others.contains(c.name()))
                .map(ColumnSpec::name)
                .toList();
    }

    /** Two signs of risk, where the weeks have what they are made of. */
    private List<Map<String, Object>> ratios() {
        List<Integer> windows = offers.features().windows();
        List<String> columns = columns();
        List<Map<String, Object>> ratios = new ArrayList<>();
        int longest = windows.getLast();
        if (windows.size() > 1 && columns.contains("transactions")) {
            ratios.add(ratio("velocity", "transactions_" + windows.getFirst() + "w", "transactions_" + longest + "w"));
        }
        if (columns.contains("bonus_cost") && columns.contains("deposits")) {
            ratios.add(ratio("bonus_to_deposit", "bonus_cost_" + longest + "w", "deposits_" + longest + "w"));
        }
        return ratios;
    }

    private static Map<String, Object> ratio(String name, String above, String below) {
        return Map.of("name", name, "above", above, "below", below);
    }

    private static String feature(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    private String column(String name, ColumnType type) {
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
                            + Phrases.quoted(name) + " (offers). The last good run is untouched.",
                    Phrases.didYouMean(Closest.to(name, known)) + "They have " + Phrases.and(known) + ".");
        }
        return name;
    }

    private static boolean number(ColumnType type) {
        return type == ColumnType.NUMBER || type == ColumnType.INTEGER;
    }

    private static Metric metric(Study study, String key) {
        return Objects.requireNonNull(study.metrics().get(key), key);
    }

    private static String column(@Nullable String sum) {
        return Objects.requireNonNull(sum, "a metric over weeks has columns");
    }
}
