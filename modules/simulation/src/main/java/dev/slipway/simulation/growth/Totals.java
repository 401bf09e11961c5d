package dev.slipway.simulation.growth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is expected of the users of this world who are still here, had all of them been in a variant, averaged over everybody and over the users of a
 * level of an attribute. The users are those of the seed; nothing of what happens to them is drawn.
 */
final class Totals {
    /** Users that sum up before they are added to the whole, so that sums of a million stay exact. */
    private static final int CHUNK = 4_096;

    private static final Map<String, List<String>> ATTRIBUTES = attributes();

    /** Where the first level of each attribute stands. */
    private static final int[] FIRST =
            ATTRIBUTES.keySet().stream().mapToInt(Totals::place).toArray();

    private final List<String> variants;
    private final double[][][] sums;
    private final double[] users;

    private Totals(List<String> variants) {
        this.variants = variants;
        sums = new double[variants.size()][places()][Columns.COUNT];
        users = new double[places()];
    }

    /** Goes through all users once. */
    static Totals of(Blueprint blueprint, Expectation expectation) {
        List<String> variants =
                List.copyOf(blueprint.experiment().allocation().variants().keySet());
        Totals whole = new Totals(variants);
        PersonMaker maker = new PersonMaker(blueprint);
        int count = blueprint.spec().users();
        for (int from = 0; from < count; from += CHUNK) {
            Totals part = new Totals(variants);
            for (int i = from; i < Math.min(count, from + CHUNK); i++) {
                Person person = maker.make(i);
                if (!person.gone) {
                    part.add(person, expectation, blueprint.policy());
                }
            }
            whole.add(part);
        }
        return whole;
    }

    private static Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("segment", Population.SEGMENTS);
        attributes.put("country", Population.COUNTRIES);
        attributes.put("channel", Population.CHANNELS);
        attributes.put("device", Population.DEVICES);
        attributes.put("kyc_level", Population.KYC_LEVELS);
        return attributes;
    }

    /** Levels of an attribute whose levels are known; none for others. */
    static List<String> levels(String attribute) {
        return ATTRIBUTES.getOrDefault(attribute, List.of());
    }

    /** Everybody, and each level of each attribute. */
    private static int places() {
        return 1 + ATTRIBUTES.values().stream().mapToInt(List::size).sum();
    }

    /** Where the first level of an attribute stands. */
    private static int place(String attribute) {
        int place = 1;
        for (Map.Entry<String, List<String>> each : ATTRIBUTES.entrySet()) {
            if (each.getKey().equals(attribute)) {
                break;
            }
            place += each.getValue().size();
        }
        return place;
    }

    private void add(Person person, Expectation expectation, Policy policy) {
        int[] places = placesOf(person);
        for (int place : places) {
            users[place]++;
        }
        expectation.of(person);
        double[] offered = new double[Offer.COUNT];
        double[] expected = new double[Columns.COUNT];
        for (int v = 0; v < variants.size(); v++) {
            policy.propensities(person, variants.get(v), offered);
            expectation.under(offered, expected);
            for (int place : places) {
                add(sums[v][place], expected);
            }
        }
    }

    private static int[] placesOf(Person person) {
        int[] places = {0, person.segment, person.country, person.channel, person.device, person.kyc};
        for (int i = 1; i < places.length; i++) {
            places[i] += FIRST[i - 1];
        }
        return places;
    }

    private void add(Totals part) {
        add(users, part.users);
        for (int v = 0; v < sums.length; v++) {
            for (int place = 0; place < sums[v].length; place++) {
                add(sums[v][place], part.sums[v][place]);
            }
        }
    }

    private static void add(double[] to, double[] more) {
        for (int i = 0; i < to.length; i++) {
            to[i] += more[i];
        }
    }

    /** What is expected per user of a variant, in the order of {@link Columns}. */
    double[] means(String variant) {
        return means(variant, 0);
    }

    /** The same among users of a level, NaN where there are none. */
    double[] means(String variant, String attribute, String level) {
        return means(variant, place(attribute) + levels(attribute).indexOf(level));
    }

    private double[] means(String variant, int place) {
        double[] means = sums[variants.indexOf(variant)][place].clone();
        for (int i = 0; i < means.length; i++) {
            means[i] /= users[place];
        }
        return means;
    }
}
