package dev.slipway.warehouse.marts;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the question about offers reads of a week: the sums that it brought, and what was known before it. */
public final class OfferVars {
    /** Begins the names of planted probabilities that a column lies above zero. */
    private static final String ANY = "any_";

    private OfferVars() {}

    /**
     * A sum of columns of a week.
     *
     * @param name in the mart
     * @param sum as the study writes it
     * @param any whether only counts that it lies above zero
     */
    public record Sum(String name, String sum, boolean any) {
        /** What a week holds. */
        public Sum(String name, String sum) {
            this(name, sum, false);
        }

        /** Columns of the table of planted expectations that tell it. A probability is known of a column by itself. */
        public List<String> planted() {
            List<String> columns = ColumnSum.parse(sum).orElseThrow().columns();
            return any && columns.size() == 1 ? List.of(ANY + columns.getFirst()) : columns;
        }

        /** As an expression over the columns of planted expectations. */
        public String sql() {
            if (any) {
                return " + " + planted().getFirst();
            }
            StringBuilder sql = new StringBuilder();
            for (ColumnSum.Term term : ColumnSum.parse(sum).orElseThrow().terms()) {
                sql.append(term.subtracted() ? " - " : " + ").append(term.column());
            }
            return sql.toString();
        }
    }

    /**
     * What a week is worth and its parts, what its offer cost where there is a budget, and what stands above and below the line of each
     * limit; nothing below that of a proportion, whose line every week stands under.
     */
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
            boolean share = limit.kind() == MetricKind.PROPORTION;
            sums.add(new Sum(above(l), column(limit.column()), share));
            if (!share) {
                sums.add(new Sum(below(l), column(limit.denominator())));
            }
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

    /** Names of the features in the mart, in its order; losses that are known late are there as far as they were known. */
    public static List<String> features(Study study, Map<String, TableSchema> tables) {
        Offers offers = Objects.requireNonNull(study.analyses().offers());
        return RiskVars.features(study, offers.features(), tables);
    }

    private static Metric metric(Study study, String key) {
        return Objects.requireNonNull(study.metrics().get(key), key);
    }

    private static String column(@Nullable String sum) {
        return Objects.requireNonNull(sum, "a metric over weeks has columns");
    }
}
