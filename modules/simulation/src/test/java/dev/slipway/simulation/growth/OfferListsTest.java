package dev.slipway.simulation.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Source;
import dev.slipway.simulation.random.UserStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A variant that follows a list, in the weeks after those in which the list was learned. */
class OfferListsTest {
    private static final int USERS = 4_000;
    private static final int WEEKS = 12;
    private static final String[] ARMS = {"control", "learned"};

    @TempDir
    Path folder = Path.of("");

    private Source.Simulate after(Path list) {
        Source.Simulate log = Trial.spec(USERS, WEEKS, Map.of(), Map.of());
        return new Source.Simulate(
                "growth",
                USERS,
                log.days(),
                log.seed(),
                log.start().plusDays(log.days()),
                Map.of(),
                Map.of("weeks_before", (double) WEEKS),
                Map.of("learned", list));
    }

    private static String id(int user) {
        return String.format("%s%06d", PersonMaker.prefix(new UserStream(7)), user + 1);
    }

    /** Every second user is still here; of these every second one gets a waiver. */
    private Path list() throws IOException {
        StringBuilder rows = new StringBuilder("user_id,offer,why\n");
        for (int user = 0; user < USERS; user += 2) {
            rows.append(id(user)).append(user % 4 == 0 ? ",fee_waiver,\"a, b\"\n" : ",none,\n");
        }
        return Files.writeString(folder.resolve("offers.csv"), rows);
    }

    @Test
    void whoIsOnTheListTakesPartAndGetsItsOffer() throws IOException {
        Trial trial = new Trial(after(list()), ARMS);
        boolean[] made = new boolean[USERS];
        trial.read("behavior_weekly", (batch, row, user) -> {
            if (trial.arm[user] == 1 && Trial.at(batch, row, Columns.ACTIVE) > 0) {
                String offer = batch.texts(Tables.WEEKLY.indexOf("offer"))[row];
                assertThat(offer).isEqualTo(user % 4 == 0 ? "fee_waiver" : "none");
                made[user] = true;
            }
        });

        for (int user = 0; user < USERS; user++) {
            if (user % 2 == 1) {
                assertThat(trial.arm[user]).as("gone").isEqualTo(-1);
                assertThat(trial.sums[Columns.SESSIONS][user]).isZero();
            }
        }
        assertThat(trial.simulation.tables().get(1).expectedRows())
                .isCloseTo(Arrays.stream(trial.arm).filter(arm -> arm >= 0).count(), within(100L));
        assertThat(IntStream.range(0, USERS).filter(user -> made[user]).count()).isGreaterThan(500);
    }

    @Test
    void theSameUsersHaveOtherWeeks() throws IOException {
        Trial log = new Trial(Trial.spec(USERS, WEEKS, Map.of(), Map.of()), ARMS);
        Trial after = new Trial(after(list()), ARMS);

        assertThat(after.kind).isEqualTo(log.kind);
        assertThat(after.effectBonus[0]).isNotZero();
        assertThat(after.sums[Columns.GMV]).isNotEqualTo(log.sums[Columns.GMV]);
        Answer fresh = new Answer(Setting.of(Trial.spec(1, WEEKS, Map.of(), Map.of())));
        Answer old = new Answer(Setting.of(after.spec));
        Person person = new Person();
        person.tenure = 3;
        double later = fresh.newness(person) * Math.pow(Answer.NEWNESS_KEPT, WEEKS);
        assertThat(old.newness(person)).isCloseTo(later, within(1e-12));
    }

    /** By hand over the users of the list: what each brings with the offer on it, less what the log's own offers bring. */
    @Test
    void theTruthIsOfTheUsersOnTheList() throws IOException {
        Source.Simulate spec = after(list());
        Experiment experiment = Trial.experiment(ARMS);
        Growth growth = new Growth(spec, experiment, Trial.coin(experiment), 1);
        Metric net = new Metric(
                "net",
                "Net",
                MetricKind.MEAN,
                null,
                null,
                "revenue_gross",
                null,
                null,
                null,
                null,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                null);
        Blueprint blueprint = Blueprint.of(spec, experiment, Trial.coin(experiment));
        PersonMaker maker = new PersonMaker(blueprint);
        Course course = new Course(blueprint, WEEKS);
        double[] sums = new double[Columns.COUNT];
        double[] offered = new double[Offer.COUNT];
        double expected = 0;
        for (int user = 0; user < USERS; user += 2) {
            Person person = maker.make(user);
            course.of(person);
            course.always(user % 4 == 0 ? Offer.FEE_WAIVER : Offer.NONE, sums);
            expected += sums[Columns.REVENUE_GROSS];
            blueprint.policy().propensities(person, "control", offered);
            course.under(offered, sums);
            expected -= sums[Columns.REVENUE_GROSS];
        }

        assertThat(growth.truthOf(net, "learned").orElseThrow()).isCloseTo(expected / (USERS / 2.0), within(1e-9));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        other-000001 | bonus  | has the user “other-000001”, whom this world does not have
        0            | gift   | the offer “gift”, which there is not
        1            | none   | twice
        """)
    void whatIsWrongWithAListIsSaid(String user, String offer, String message) throws IOException {
        String id = user.length() > 1 ? user : id(Integer.parseInt(user));
        Path list = Files.writeString(
                folder.resolve("wrong.csv"), "user_id,offer\n" + id(1) + ",none\n" + id + "," + offer + "\n");
        Experiment experiment = Trial.experiment(ARMS);

        assertThatThrownBy(() -> new Growth(after(list), experiment, Trial.coin(experiment), 1))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("The list wrong.csv")
                .hasMessageContaining(message);
    }

    @Test
    void otherUsersOfTheSameWorldCanNotFollowAList() throws IOException {
        Experiment experiment = Trial.experiment(ARMS);
        Growth growth = new Growth(after(list()), experiment, Trial.coin(experiment), 1);

        assertThatThrownBy(() -> growth.withSeed(8))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("Lists name the users of one seed");
    }
}
