package dev.slipway.simulation.behavior;

import dev.slipway.simulation.random.UserStream;

/** Makes users one after the other, for one thread. */
final class PersonMaker {
    private static final int DIGITS = 6;
    /** Three letters or digits. */
    private static final int TAGS = 36 * 36 * 36;

    /** Probability that a session holds a purchase, by intent. */
    private static final double[] BUYS = Intent.ALL.stream()
            .mapToDouble(intent -> SessionChain.reaches(intent.transitions(), EventNames.PURCHASE))
            .toArray();

    private final Blueprint blueprint;
    private final Setting setting;
    private final Calendar calendar;
    private final UserStream stream;
    private final Person person = new Person();
    private final double[][] devices = new double[2][];
    private final String prefix;
    private final StringBuilder text = new StringBuilder();

    PersonMaker(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.setting = blueprint.setting();
        this.calendar = blueprint.calendar();
        this.stream = new UserStream(blueprint.spec().seed());
        this.prefix = prefix(stream);
        devices[0] = Population.cumulative(Population.DEVICE_SHARE);
        devices[1] = Population.cumulative(Population.devices(setting.deviceDrift()));
    }

    /** The user with that index from 0. The same object is handed out each time. */
    Person make(int index) {
        person.index = index;
        person.id = id(index + 1);
        person.cohort = index < blueprint.existing() ? Population.EXISTING : Population.NEWCOMER;
        signUp();
        profile();
        person.rate = setting.scale(person.channel, person.device)
                * stream.start(index, Purpose.RATE).gamma(setting.shape());
        double hazard = setting.hazard(person.channel, person.device, person.cohort);
        double stays = stream.start(index, Purpose.CHURN).exponential(1 / hazard);
        person.lastDay = person.firstDay + (int) Math.min(stays, 1e6);
        history();
        firstVisit();
        assign();
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

    /** Users are spread over the quantiles of sign-up times, so that identifiers rise with time. */
    private void signUp() {
        double u = stream.start(person.index, Purpose.SIGNUP).next();
        if (person.cohort == Population.EXISTING) {
            double age = -Adoption.MEAN_AGE * StrictMath.log((person.index + u) / blueprint.existing());
            person.historyDays = (int) Math.min(Adoption.HISTORY_DAYS, Math.floor(age) + 1);
            person.signupAt = calendar.start() - Math.max(1, (long) (age * Calendar.DAY));
            person.firstDay = 0;
        } else {
            int newcomers = blueprint.spec().users() - blueprint.existing();
            double at = calendar.arrival((person.index - blueprint.existing() + u) / newcomers);
            person.firstDay = (int) at;
            person.firstPassed =
                    calendar.before(person.firstDay) + (at - person.firstDay) * calendar.weight(person.firstDay);
            person.historyDays = 0;
        }
    }

    private void profile() {
        stream.start(person.index, Purpose.PROFILE);
        boolean drifted = person.cohort == Population.NEWCOMER && setting.moved(person.firstDay) > 0;
        person.channel = stream.choose(Population.CHANNEL);
        person.device = stream.choose(devices[drifted ? 1 : 0]);
        person.country = stream.choose(Population.COUNTRY);
        person.intent = stream.choose(Intent.CUMULATIVE[person.channel]);
        person.apple = stream.chance(Population.APPLE);
    }

    private void history() {
        person.sessionsBefore = person.historyDays == 0
                ? 0
                : stream.start(person.index, Purpose.HISTORY).poisson(person.rate * person.historyDays);
    }

    private void firstVisit() {
        if (person.cohort == Population.NEWCOMER) {
            person.visitDay = person.firstDay;
        } else {
            person.firstPassed = stream.start(person.index, Purpose.FIRST_VISIT).exponential(1 / person.rate);
            int end = Math.min(calendar.days() - 1, person.lastDay);
            int day = 0;
            while (day <= end && person.firstPassed >= calendar.before(day + 1)) {
                day++;
            }
            person.visitDay = day;
            if (day > end) {
                person.firstVisit = Person.NEVER;
                return;
            }
        }
        double share = (person.firstPassed - calendar.before(person.visitDay)) / calendar.weight(person.visitDay);
        person.firstVisit = calendar.moment(person.country, person.visitDay, share);
        if (person.cohort == Population.NEWCOMER) {
            person.signupAt = person.firstVisit;
        }
    }

    private void assign() {
        int day = person.visits() ? person.visitDay : calendar.days() - 1;
        person.variant = blueprint.assigner().variantOf(person.id, day);
        boolean control = person.variant == null
                || person.variant.equals(blueprint.experiment().control());
        person.arm = control ? 0 : 1;
        person.wave = Person.NO_WAVE;
        int waves = blueprint.adoption().waves().length;
        if (person.variant == null && person.cohort == Population.EXISTING && waves > 0) {
            stream.start(person.index, Purpose.ADOPTION);
            double probability = blueprint
                    .adoption()
                    .probability(person.channel, person.device, person.country, person.sessionsBefore);
            if (stream.chance(probability)) {
                person.wave = (int) (stream.next() * waves);
            }
        }
    }

    /** When the user first has the feature, in milliseconds, or {@link Person#NEVER}. */
    long featureFrom() {
        if (person.wave != Person.NO_WAVE) {
            return calendar.start() + blueprint.adoption().waves()[person.wave] * Calendar.DAY;
        }
        boolean reached = person.arm == 1 || (person.variant != null && blueprint.interferes());
        return reached ? person.firstVisit : Person.NEVER;
    }

    /** How the user behaves from then on. */
    Course course() {
        boolean treated = person.arm == 1 || person.wave != Person.NO_WAVE;
        return (treated ? blueprint.treated() : blueprint.spill()).of(person.channel, person.cohort);
    }

    /** What the user spent over the sessions before the study; missing without any history. */
    double spendBefore() {
        if (person.historyDays == 0) {
            return Double.NaN;
        }
        stream.start(person.index, Purpose.SPENDING);
        double buys = BUYS[person.intent];
        double sum = 0;
        for (int i = 0; i < person.sessionsBefore; i++) {
            sum += stream.chance(buys) ? Basket.draw(stream, person.country, 1) : 0;
        }
        return Math.round(100 * sum) / 100.0;
    }

    /** The stream of the current user for a purpose; ends the one handed out before. */
    UserStream stream(int purpose) {
        return stream.start(person.index, purpose);
    }
}
