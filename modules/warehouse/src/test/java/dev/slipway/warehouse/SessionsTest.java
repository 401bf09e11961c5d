package dev.slipway.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits, worked out by hand. */
class SessionsTest {
    @TempDir
    Path folder;

    @Test
    void aPauseOfExactlyThirtyMinutesEndsAVisitAndSoDoesExposure() {
        EngagementCase study = new EngagementCase(folder)
                .unit("a", "control", "2020-11-02T10:00:00Z")
                .unit("b", "treatment", "2020-11-02T10:00:00Z")
                .user("outside")
                // one second before exposure: a visit of its own
                .event("a", "view", "2020-11-02T09:59:59Z")
                .event("a", "view", "2020-11-02T10:00:00Z")
                .event("a", "view", "2020-11-02T10:29:59.999Z")
                .event("a", "buy", EngagementCase.at("2020-11-02T10:59:58.999Z"), 2.5)
                // thirty minutes later on the clock of whole seconds
                .event("a", "view", "2020-11-02T11:29:58Z")
                .event("outside", "view", "2020-11-02T08:00:00Z")
                .event("outside", "view", "2020-11-02T08:30:00Z");
        study.run();
        assertThat(study.ask("select user_id, session_no, events, seconds, revenue, coalesce(variant, '-')"
                        + " from marts.sessions order by user_id, session_no"))
                .containsExactly(
                        "a 1 1 0 0.000000 -",
                        "a 2 3 3598 2.500000 control",
                        "a 3 1 0 0.000000 control",
                        "outside 1 1 0 0.000000 -",
                        "outside 2 1 0 0.000000 -");
    }

    @Test
    void theIntentIsTheFirstOfTheStudysElseTheMostFrequentEvent() {
        EngagementCase study = new EngagementCase(folder)
                .intent("buy", "buy", "cart")
                .intent("listen", "play")
                .unit("a", "control", "2020-11-02T10:00:00Z")
                .event("a", "view", "2020-11-02T10:00:00Z")
                .event("a", "play", "2020-11-02T10:00:01Z")
                .event("a", "cart", "2020-11-02T10:00:02Z")
                .event("a", "play", "2020-11-02T11:00:00Z")
                .event("a", "view", "2020-11-02T11:00:01Z")
                .event("a", "view", "2020-11-02T11:00:02Z")
                // none of the intents: two and two, the first by name
                .event("a", "view", "2020-11-02T12:00:00Z")
                .event("a", "search", "2020-11-02T12:00:01Z")
                .event("a", "view", "2020-11-02T12:00:02Z")
                .event("a", "search", "2020-11-02T12:00:03Z")
                .event("a", "view", "2020-11-02T13:00:00Z")
                .event("a", "view", "2020-11-02T13:00:01Z")
                .event("a", "search", "2020-11-02T13:00:02Z");
        study.run();
        assertThat(study.ask("select primary_intent from marts.sessions order by session_no"))
                .containsExactly("buy", "listen", "search", "view");
    }
}
