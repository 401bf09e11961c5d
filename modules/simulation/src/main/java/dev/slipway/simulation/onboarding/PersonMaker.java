package dev.slipway.simulation.onboarding;

import dev.slipway.simulation.math.Delay;
import dev.slipway.simulation.math.Latent;
import dev.slipway.simulation.math.LogLogistic;
import dev.slipway.simulation.random.UserStream;

/** Makes users one after the other, for one thread. */
final class PersonMaker {
    private static final Delay TO_EXPOSURE = new LogLogistic(4, 2).within(60);
    private static final int DIGITS = 6;
    /** Three letters or digits. */
    private static final int TAGS = 36 * 36 * 36;

    private final Blueprint blueprint;
    private final UserStream stream;
    private final Person person = new Person();
    private final String prefix;
    private final StringBuilder text = new StringBuilder();

    PersonMaker(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.stream = new UserStream(blueprint.spec().seed());
        this.prefix = prefix(stream);
    }

    /** The user with that index from 0. The same object is handed out each time. */
    Person make(int index) {
        person.index = index;
        person.id = id(index + 1);
        arrive();
        profile();
        person.variant = blueprint.assigner().variantOf(person.id, person.day);
        boolean control = person.variant == null
                || person.variant.equals(blueprint.experiment().control());
        person.arm = control ? 0 : 1;
        return person;
    }

    /** So that other seeds have other users, whom the hash of an experiment splits in another way. */
    private static String prefix(UserStream stream) {
        int tag = (int) Math.floorMod(stream.start(0, Purpose.NAMES).nextLong(), (long) TAGS);
        return Integer.toString(TAGS + tag, Character.MAX_RADIX).substring(1) + "-";
    }

    private String id(int number) {
        text.setLength(0);
        text.append(prefix);
        for (int digits = Integer.toString(number).length(); digits < DIGITS; digits++) {
            text.append('0');
        }
        return text.append(number).toString();
    }

    private void arrive() {
        stream.start(person.index, Purpose.ARRIVAL);
        person.arrivedAt = blueprint
                .arrivals()
                .at((person.index + stream.next()) / blueprint.spec().users());
        person.exposedAt = person.arrivedAt + (long) (1000 * TO_EXPOSURE.quantile(stream.next()));
        person.day = (int) ((person.arrivedAt - blueprint.start()) / Arrivals.DAY);
    }

    private void profile() {
        DayRates rates = rates();
        double progress = Population.progress(
                (person.arrivedAt - blueprint.start()) / (double) Arrivals.DAY,
                blueprint.spec().days());
        stream.start(person.index, Purpose.PROFILE);
        person.channel = stream.choose(rates.channels());
        person.device = stream.choose(Population.DEVICE);
        person.country = stream.choose(Population.COUNTRY);
        person.age = stream.choose(Population.AGE);
        person.document = stream.choose(Population.DOCUMENT);
        person.version = Population.version(stream.next(), blueprint.setting().appDrift(), progress);
        person.intent = Latent.quantile(stream.next());
        person.fraudster = stream.chance(rates.fraudster()[person.segment()]);
    }

    DayRates rates() {
        return blueprint.rates().get(person.day);
    }

    /** The stream of the current user for a purpose; ends the one handed out before. */
    UserStream stream(int purpose) {
        return stream.start(person.index, purpose);
    }
}
