package dev.slipway.readout.analysis;

import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns of a model over the rows that have a value of every term.
 *
 * @param matrix intercept first
 * @param labels of the columns for people
 * @param rows units, ascending
 * @param terms in words, joined by " + "
 */
record ModelDesign(DesignMatrix matrix, List<String> labels, int[] rows, String terms) {
    /** A factor with more levels than this among the rows is a table that nobody reads. */
    private static final int MAX_LEVELS = 50;

    private static final int MAX_COLUMNS = 200;
    private static final long MAX_ENTRIES = 100_000_000L;
    /** Of a row whose fitted value is its own. */
    private static final double FULL_LEVERAGE = 1 - 1e-8;

    private static final String INTERCEPT = "Intercept";

    /** Joins two terms into their interaction, in the study as well as in labels. */
    private static final String TIMES = " × ";

    /**
     * The design of the terms of a study: {@code variant}, attributes, {@code a*b}.
     *
     * @param usable units that may be used
     * @throws CannotFit without two rows, and for a term that the data does not have or that does not vary
     */
    static ModelDesign of(ExperimentData data, List<String> asked, boolean[] usable) throws CannotFit {
        Map<String, ModelTerm> main = new LinkedHashMap<>();
        List<List<String>> products = new ArrayList<>();
        for (String term : asked) {
            List<String> parts =
                    Arrays.stream(term.split("\\*", -1)).map(String::strip).toList();
            for (String part : parts) {
                if (!main.containsKey(part)) {
                    main.put(part, ModelTerm.of(data, part));
                }
            }
            if (parts.size() > 1) {
                products.add(parts);
            }
        }
        boolean[] complete = usable.clone();
        main.values().forEach(term -> term.dropMissing(complete));
        int[] rows = IntStream.range(0, data.units()).filter(u -> complete[u]).toArray();
        if (rows.length < 2) {
            throw new CannotFit("Only " + Numbers.counted(rows.length, "unit has", "units have")
                    + " an outcome and a value of every term. Leave out the terms with missing values.");
        }
        return build(List.copyOf(main.values()), products, rows);
    }

    private static ModelDesign build(List<ModelTerm> main, List<List<String>> products, int[] rows) throws CannotFit {
        DesignBuilder builder = new DesignBuilder(rows.length);
        Map<String, List<String>> compared = new LinkedHashMap<>();
        List<String> labels = new ArrayList<>(List.of(INTERCEPT));
        for (ModelTerm term : main) {
            if (term.codes() == null) {
                double[] values = term.numbers(rows);
                requireVaries(term, values);
                builder.numeric(term.name(), values);
                compared.put(term.name(), List.of(term.label()));
                labels.add(term.label());
            } else {
                compared.put(term.name(), factor(builder, term, term.codes(rows), labels));
            }
        }
        for (List<String> product : products) {
            requireRoom(
                    labels.size()
                            + product.stream()
                                    .mapToLong(part -> known(compared, part).size())
                                    .reduce(1, ModelDesign::times),
                    rows.length);
            builder.interaction(product.toArray(String[]::new));
            labels.addAll(interaction(
                    product.stream().map(part -> known(compared, part)).toList()));
        }
        requireRoom(labels.size(), rows.length);
        List<String> words = new ArrayList<>(main.stream().map(ModelTerm::label).toList());
        Map<String, String> names = main.stream().collect(Collectors.toMap(ModelTerm::name, ModelTerm::label));
        products.forEach(p -> words.add(p.stream().map(names::get).collect(Collectors.joining(TIMES))));
        return new ModelDesign(builder.build(), labels, rows, String.join(" + ", words));
    }

    /** Adds a factor and returns what its columns compare, without "against". */
    private static List<String> factor(DesignBuilder builder, ModelTerm term, int[] codes, List<String> labels)
            throws CannotFit {
        long[] sizes = term.sizes(codes);
        int reference = term.reference(sizes);
        long found = Arrays.stream(sizes).filter(n -> n > 0).count();
        if (reference < 0) {
            throw new CannotFit("No unit of the control has an outcome and a value of every term.");
        }
        if (found < 2) {
            throw new CannotFit("All units have the " + term.same(term.levels().get(reference))
                    + ", so it explains nothing. Leave out " + term.name() + ".");
        }
        if (found > MAX_LEVELS) {
            throw new CannotFit(
                    term.label() + " has " + Numbers.count(found) + " values among these units; a factor may"
                            + " have up to " + MAX_LEVELS + ". Group them into fewer, or leave it out.");
        }
        List<String> compared = new ArrayList<>();
        for (int l = 0; l < sizes.length; l++) {
            if (sizes[l] > 0 && l != reference) {
                String label = term.shortLabel(term.levels().get(l));
                compared.add(label);
                labels.add(label + ", against " + term.reference(term.levels().get(reference)));
            }
        }
        builder.factor(term.name(), codes, term.levels(), term.levels().get(reference));
        return compared;
    }

    /** Products in the order of {@link DesignBuilder#interaction}: the first term's columns run fastest. */
    private static List<String> interaction(List<List<String>> parts) {
        List<String> product = parts.get(0);
        for (List<String> right : parts.subList(1, parts.size())) {
            List<String> next = new ArrayList<>();
            for (String b : right) {
                for (String a : product) {
                    next.add(a + TIMES + b);
                }
            }
            product = next;
        }
        return product;
    }

    private static void requireVaries(ModelTerm term, double[] values) throws CannotFit {
        for (double value : values) {
            if (value != values[0]) {
                return;
            }
        }
        throw new CannotFit("All units have the " + term.label() + " " + Numbers.plain(values[0])
                + ", so it explains nothing. Leave out " + term.name() + ".");
    }

    private static List<String> known(Map<String, List<String>> compared, String part) {
        return compared.getOrDefault(part, List.of());
    }

    /** Products beyond all room stay there instead of overflowing. */
    private static long times(long a, long b) {
        return Math.min(a * b, Integer.MAX_VALUE);
    }

    private static void requireRoom(long columns, int rows) throws CannotFit {
        if (columns > MAX_COLUMNS || columns * rows > MAX_ENTRIES) {
            throw new CannotFit("The terms make " + Numbers.count(columns) + " coefficients for " + Numbers.count(rows)
                    + " units, more than a table can show. Take fewer terms, or group their levels.");
        }
    }

    /**
     * Refuses a level or cell that only one unit has, whose robust error would be next to nothing; and of counts one in
     * which, or outside of which, every unit has 0, whose ratio has no finite estimate.
     */
    void requireInformation(double[] y, boolean counts) throws CannotFit {
        for (int j = 1; j < labels.size(); j++) {
            double[] column = matrix.x().column(j);
            int[] units = new int[2];
            boolean[] some = new boolean[2];
            boolean dummy = true;
            for (int i = 0; i < y.length && dummy; i++) {
                dummy = column[i] == 0 || column[i] == 1;
                int in = column[i] == 0 ? 0 : 1;
                units[in]++;
                some[in] |= y[i] > 0;
            }
            String which = "“" + labels.get(j) + "”";
            if (dummy && Math.min(units[0], units[1]) == 1) {
                throw new CannotFit("Only one unit tells " + which
                        + " from the rest, so the error of its effect can't be estimated. Group its level, or"
                        + " leave its term out.");
            }
            if (dummy && counts && !(some[0] && some[1])) {
                throw new CannotFit("All units " + (some[1] ? "without " : "with ") + which
                        + " have 0, so its ratio has no finite estimate. Leave out its term, or group its levels.");
            }
        }
        requireCompany();
    }

    /** Refuses a unit that decides its own fitted value, as one alone in a cell does that has no column of its own. */
    private void requireCompany() throws CannotFit {
        double[] leverages = LinearRegression.leverages(RegressionData.of(matrix, new double[rows.length]));
        for (int i = 0; i < leverages.length; i++) {
            if (leverages[i] > FULL_LEVERAGE) {
                throw new CannotFit("Only one unit has " + cell(i)
                        + ", so the error of what is compared with it can't be estimated. Group the levels, or"
                        + " leave a term out.");
            }
        }
    }

    /** What a unit has, in the words of the columns. */
    private String cell(int row) {
        List<String> has = new ArrayList<>();
        for (int j = 1; j < labels.size(); j++) {
            if (matrix.x().get(row, j) != 0 && !labels.get(j).contains(TIMES)) {
                has.add("“" + labels.get(j) + "”");
            }
        }
        return has.isEmpty() ? "all the levels that the others are compared with" : Words.list(has);
    }

    /** Refuses columns that others determine; with rows × columns known to be enough. */
    void requireIndependent(boolean[] kept) throws CannotFit {
        List<String> dependent = IntStream.range(0, kept.length)
                .filter(j -> !kept[j])
                .mapToObj(labels::get)
                .toList();
        if (!dependent.isEmpty()) {
            boolean one = dependent.size() == 1;
            throw new CannotFit(Words.capital(Words.list(
                            dependent.stream().map(d -> "“" + d + "”").toList()))
                    + (one ? " follows" : " follow") + " exactly from the terms before " + (one ? "it" : "them")
                    + (one ? ", so it has no effect of its own." : ", so they have no effects of their own.")
                    + " Leave one of the terms that belong together out.");
        }
    }

    /** The values of these rows. */
    double[] take(double[] values) {
        double[] result = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            result[i] = values[rows[i]];
        }
        return result;
    }
}
