package dev.slipway.warehouse;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import dev.slipway.core.text.Phrases;
import dev.slipway.warehouse.OfferWeeks.OfferTruth;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import dev.slipway.warehouse.marts.OfferVars;
import dev.slipway.warehouse.marts.OfferVars.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the weeks of offers. Of a log longer than {@value #MOST_ROUNDS} rows every n-th unit is read. */
final class OfferWeeksReader {
    /** Learning from more takes longer and tells little more. */
    private static final int MOST_ROUNDS = 400_000;

    private static final String ROUNDS = "offer is not null and propensity < 1 and is_exposed and not has_left";
    private static final String NEXT = "offer is null and not has_left";

    private final Database database;
    private final Study study;
    private final Offers offers;
    private final Map<String, TableSchema> tables;
    private final List<String> features;
    private final List<Sum> sums;
    private final List<String> named;

    private final Growing.Ints unit = new Growing.Ints();
    private final Growing.Ints week = new Growing.Ints();
    private final Growing.Ints offer = new Growing.Ints();
    private final Growing.Doubles propensity = new Growing.Doubles();
    private final List<Growing.Doubles> known = new ArrayList<>();
    private final List<Growing.Doubles> brought = new ArrayList<>();

    OfferWeeksReader(Database database, Study study, Offers offers, Map<String, TableSchema> tables) {
        this.database = database;
        this.study = study;
        this.offers = offers;
        this.tables = tables;
        this.features = OfferVars.features(study, tables);
        this.sums = OfferVars.sums(study, offers);
        this.named = database.list(
                "select distinct offer from marts.user_week_features where offer is not null order by offer",
                row -> row.string(1));
        features.forEach(name -> known.add(new Growing.Doubles()));
        sums.forEach(sum -> brought.add(new Growing.Doubles()));
    }

    OfferWeeks read(JobContext context) {
        if (!named.contains(offers.none())) {
            throw new SlipwayException(
                    ErrorCategory.DATA_INVALID,
                    "No week has the offer " + Phrases.quoted(offers.none()) + "; there are " + Phrases.and(named)
                            + ". The last good run is untouched.",
                    "Say under analyses.offers.none which of them means no offer, or take more users: a small log may lack it.");
        }
        int[] rowOf = UnitRows.of(database, context);
        long all = database.number("select count(*) from marts.user_week_features where " + ROUNDS);
        long every = Math.max(1, (all + MOST_ROUNDS - 1) / MOST_ROUNDS);
        stream(ROUNDS + " and mod(unit_no, " + every + ") = 0", rowOf, true, context);
        int rounds = unit.size();
        stream(NEXT, rowOf, false, context);
        return new OfferWeeks(
                rounds,
                unit.toArray(),
                week.toArray(),
                named,
                offer.toArray(),
                propensity.toArray(),
                columns(features, known),
                columns(sums.stream().map(Sum::name).toList(), brought),
                1.0 / every,
                truth(rowOf, context));
    }

    private void stream(String which, int[] rowOf, boolean log, JobContext context) {
        String brings = log ? sums.stream().map(s -> ", " + s.name()).collect(Collectors.joining()) : "";
        database.stream(
                "select unit_no, week, offer, propensity, " + String.join(", ", features) + brings
                        + " from marts.user_week_features where " + which + " order by unit_no, week",
                context,
                row -> add(row, rowOf, log));
    }

    private void add(Row row, int[] rowOf, boolean log) {
        unit.add(rowOf[row.count(1)]);
        week.add(row.count(2));
        if (log) {
            offer.add(named.indexOf(row.string(3)));
            propensity.add(probability(row.number(4)));
        }
        int column = 5;
        for (Growing.Doubles values : known) {
            values.add(row.number(column++));
        }
        for (int s = 0; log && s < brought.size(); s++) {
            brought.get(s).add(row.number(column++));
        }
    }

    private double probability(double value) {
        if (value > 0 && value <= 1) {
            return value;
        }
        throw new SlipwayException(
                ErrorCategory.DATA_INVALID,
                "The column " + Phrases.quoted(offers.propensity()) + " has " + Phrases.number(value)
                        + ", which is no probability of an offer that was made. The last good run is untouched.",
                "Name under analyses.offers.propensity the column with the probability, above 0 and at most 1, with"
                        + " which the week's offer was chosen.");
    }

    private static Map<String, double[]> columns(List<String> names, List<Growing.Doubles> values) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), values.get(i).toArray());
        }
        return columns;
    }

    /** Of a world that tells it: by user and offer the same columns as the weeks have, but shares that it does not know. */
    private @Nullable OfferTruth truth(int[] rowOf, JobContext context) {
        TableSchema planted = tables.get("offer_truth");
        if (planted == null) {
            return null;
        }
        List<Sum> told = sums.stream()
                .filter(sum -> sum.planted().stream().allMatch(name -> planted.indexOf(name) >= 0))
                .toList();
        boolean whole = sums.stream().allMatch(sum -> sum.any() || told.contains(sum));
        if (!whole) {
            return null;
        }
        int units = (int) Arrays.stream(rowOf).filter(row -> row >= 0).count();
        Map<String, double[]> values = new LinkedHashMap<>();
        told.forEach(sum -> values.put(sum.name(), new double[units * named.size()]));
        List<double[]> columns = List.copyOf(values.values());
        String query = told.stream().map(sum -> "," + sum.sql()).collect(Collectors.joining());
        database.stream(
                "select exposures.unit_no, truth.offer" + query + " from raw.offer_truth as truth"
                        + " inner join marts.fct_exposures as exposures on exposures.unit_id = truth."
                        + study.experiment().unit() + " where exposures.is_eligible",
                context,
                row -> {
                    int offered = named.indexOf(row.string(2));
                    for (int s = 0; offered >= 0 && s < columns.size(); s++) {
                        columns.get(s)[rowOf[row.count(1)] * named.size() + offered] = row.number(3 + s);
                    }
                });
        return new OfferTruth(values);
    }
}
