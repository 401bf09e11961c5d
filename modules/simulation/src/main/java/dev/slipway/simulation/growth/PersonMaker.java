package dev.slipway.simulation.growth;

import dev.slipway.simulation.math.Latent;
import dev.slipway.simulation.random.UserStream;

/** Makes users one after the other, for one thread. */
final class PersonMaker {
    private static final int DIGITS = 6;
    /** Three letters or digits. */
    private static final int TAGS = 36 * 36 * 36;

    private static final double MEAN_AGE = 60;
    private static final double OLDEST = 600;
    private static final int HISTORY = 12;

    /** Standard deviation of the logarithm of a user's mean amount, and of latent risk among alike users. */
    private static final double AMOUNT_SPREAD = 0.5;

    private static final double RISK_SPREAD = 1;
    private static final double ABUSER_AMOUNT = 0.3;

    /** Share of the transactions of members of rings that is fraud beside everybody's. */
    private static final double RING_RISK = 0.06;

    private static final double HIGHEST_RISK = 0.5;

    /** Spread of the logarithm of all latent risks, about, and what turns a normal into log-odds of like spread. */
    private static final double LOG_RISK_SPREAD = 1.25;

    private static final double SCORE_SLOPE = 1.7;

    private final Blueprint blueprint;
    private final Setting setting;
    private final UserStream stream;
    private final Person person = new Person();
    private final String prefix;
    private final StringBuilder text = new StringBuilder();
    private Cluster cluster = new Cluster(0, false, 0, 0);
    private int block = -1;

    PersonMaker(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.setting = blueprint.setting();
        this.stream = new UserStream(blueprint.spec().seed());
        this.prefix = prefix(stream);
    }

    /** The user with that index from 0. The same object is handed out each time. */
    Person make(int index) {
        person.index = index;
        person.id = id(index + 1);
        if (index / Cluster.BLOCK != block) {
            block = index / Cluster.BLOCK;
            cluster = Cluster.of(block, setting, stream);
        }
        signUp();
        profile();
        activity();
        risk();
        kind();
        signals();
        person.sessionsBefore = stream.start(index, Purpose.HISTORY).poisson(person.rate * person.historyWeeks);
        person.gone = !blueprint.lists().holds(person.id);
        person.variant = person.gone ? null : blueprint.assigner().variantOf(person.id, 0);
        return person;
    }

    /** So that other seeds have other users, whom the hash of an experiment splits in another way. */
    static String prefix(UserStream stream) {
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
        double rank = (person.index + u) / blueprint.spec().users();
        double weeks = Math.clamp(-MEAN_AGE * StrictMath.log(rank), 1, OLDEST);
        person.tenure = (int) weeks;
        person.historyWeeks = Math.min(HISTORY, person.tenure);
        person.signupAt = blueprint.weeks().start(0) - (long) ((weeks + setting.before()) * Weeks.LENGTH);
    }

    private void profile() {
        stream.start(person.index, Purpose.PROFILE);
        person.segment = stream.choose(Population.SEGMENT);
        person.country = stream.choose(Population.COUNTRY);
        person.channel = stream.choose(Population.CHANNEL);
        person.device = stream.choose(Population.DEVICE);
        person.kyc = stream.choose(Population.KYC);
        boolean clustered = cluster.holds(person.index);
        person.ring = clustered && cluster.ring();
        person.abuser = clustered && !cluster.ring();
        if (clustered) {
            person.device = cluster.device();
            person.country = cluster.country();
        }
    }

    private void activity() {
        stream.start(person.index, Purpose.ACTIVITY);
        double mean = setting.sessions() * Population.SESSIONS[person.segment];
        person.rate = mean / setting.shape() * stream.gamma(setting.shape());
        double spread = StrictMath.exp(AMOUNT_SPREAD * stream.normal() - AMOUNT_SPREAD * AMOUNT_SPREAD / 2);
        person.amount = Population.AMOUNT[person.segment] * Population.PRICE[person.country] * spread;
        person.amount *= person.abuser ? ABUSER_AMOUNT : 1;
        person.hazard = setting.churn() * Population.CHANNEL_CHURN[person.channel];
    }

    private void risk() {
        double z = stream.start(person.index, Purpose.RISK).normal();
        double trait = StrictMath.exp(RISK_SPREAD * z - RISK_SPREAD * RISK_SPREAD / 2);
        double relative = Population.risk(person.segment, person.device, person.kyc) * trait;
        person.risk = Math.min(HIGHEST_RISK, setting.fraud() * relative + (person.ring ? RING_RISK : 0));
    }

    private void kind() {
        stream.start(person.index, Purpose.KIND);
        person.kind = Kind.ALL.get(stream.choose(Kinds.cumulative(person, setting)));
        person.persuadability = switch (person.kind) {
            case PERSUADABLE -> 0.4 + stream.exponential(0.6);
            case SLEEPING_DOG -> -0.5 - stream.next();
            case SURE_THING, LOST_CAUSE -> 0;
        };
    }

    /** What is seen of a user and tells something of what is not. */
    private void signals() {
        stream.start(person.index, Purpose.SIGNALS);
        double usual = setting.fraud() > 0 ? StrictMath.log(person.risk / setting.fraud()) : person.ring ? 4 : 0;
        double noise = StrictMath.sqrt(1 - setting.signal() * setting.signal()) * stream.normal();
        double signal = setting.signal() * usual / LOG_RISK_SPREAD + noise;
        person.riskScore = StrictMath.rint(1_000 * Latent.logistic(SCORE_SLOPE * signal)) / 10;
        double gap = stream.exponential(person.ring ? 0.5 : person.abuser ? 1 : 8);
        person.depositGap = StrictMath.rint(10 * gap) / 10;
        double u = stream.next();
        person.sharedDevices = u < 0.9 ? 1 : u < 0.98 ? 2 : 3;
        if (cluster.holds(person.index)) {
            person.sharedDevices = 1;
            for (int other = 1; other < cluster.size(); other++) {
                person.sharedDevices += stream.chance(0.8) ? 1 : 0;
            }
        }
    }

    /** The stream of the current user for a purpose; ends the one handed out before. */
    UserStream stream(int purpose) {
        return stream.start(person.index, purpose);
    }
}
