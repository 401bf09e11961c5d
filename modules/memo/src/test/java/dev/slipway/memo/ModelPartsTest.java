package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.TransitionReadout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelPartsTest {
    private static RegressionReadout regression(boolean fitted) {
        return new RegressionReadout(
                "signup",
                "Who completes sign-up",
                "logistic",
                "signup",
                "Sign-up",
                fitted ? "robust (sandwich)" : "",
                .95,
                "Odds ratio",
                fitted ? 58_472 : 0,
                1_528,
                fitted
                        ? List.of(
                                new RegressionReadout.Row("(intercept)", "Intercept", -3.5, .04, -3.58, -3.42, 1e-9),
                                new RegressionReadout.Row(
                                        "variant[treatment]", "Treatment, against control", .2, .03, .14, .26, .001))
                        : List.of(),
                fitted ? Map.of("pseudo_r_squared", .244, "aic", 60_604.8) : Map.of(),
                "log odds of Sign-up = intercept + Variant",
                fitted ? List.of() : List.of("Sign-up has values other than 0 and 1."));
    }

    private static SurvivalReadout survival() {
        SurvivalReadout.Curve curve = new SurvivalReadout.Curve(
                "control",
                100,
                40,
                List.of(0.0, 7.0, 14.0),
                List.of(1.0, .7, .6),
                List.of(1.0, .6, .5),
                List.of(1.0, .8, .7),
                List.of(100L, 60L, 20L));
        SurvivalReadout.Cox cox = new SurvivalReadout.Cox(
                "efron",
                200,
                80,
                List.of(new SurvivalReadout.CoxRow(
                        "variant[treatment]", "Treatment, against control", -.1, .02, -.14, -.06, .001, .41)),
                .68,
                .66,
                .7,
                .41,
                List.of());
        return new SurvivalReadout(
                "kyc",
                "Time to KYC",
                "KYC complete after first exposure",
                "variant",
                14,
                .95,
                List.of(curve),
                .03,
                List.of(new SurvivalReadout.Difference("treatment", "control", .74, .64, .85, .001)),
                cox,
                List.of("Few are left."));
    }

    private static TransitionReadout transitions() {
        return new TransitionReadout(
                List.of("view", "buy", "end"),
                30,
                List.of(new TransitionReadout.Arm(
                        "control",
                        90,
                        List.of(List.of(5L, 3L, 2L), List.of(0L, 0L, 0L)),
                        List.of(List.of(.5, .3, .2), List.of(0.0, 0.0, 0.0)),
                        List.of(List.of(.4, .2, .1), List.of(0.0, 0.0, 0.0)),
                        List.of(List.of(.6, .4, .3), List.of(1.0, 1.0, 1.0)))),
                new TransitionReadout.Goal(
                        "buy", List.of(.11), List.of(new TransitionReadout.Removal("view", List.of(1.0)))),
                .2,
                List.of());
    }

    private static String words(AnalysesReadout analyses) {
        return ModelParts.all(analyses, new PictureSet(false)).toString();
    }

    @Test
    void everyModelHasItsPictureItsSentencesAndItsAssumptions() {
        String words = words(new AnalysesReadout(
                List.of(), null, null, List.of(regression(true)), List.of(survival()), transitions()));
        assertThat(words)
                .contains("Who completes sign-up, logistic", "58,472 units, 1,528 left out")
                .contains("Pseudo R² (deviance) 0.244, AIC 60,604.8", "1.22", "[1.15, 1.30]")
                .contains("Treatment +0.74 days [+0.64, +0.85] against control without the event, of the first 14 days")
                .contains("log-rank p = 0.030", "Few are left.", "Concordance 0.68 [0.66, 0.70]", "yes, p = 0.41")
                .contains("30 minutes without an event end one", "Sessions that reach buy: control 11.0%.")
                .contains("text=Sessions with the goal that would be lost without", "text=view", "text=100.0%")
                .contains("Assumes: Units are independent and the log odds", "Assumes: What comes next depends");
    }

    @Test
    void aModelThatCouldNotBeFittedSaysWhyAndHasNoPicture() {
        String words = words(new AnalysesReadout(List.of(), null, null, List.of(regression(false)), List.of(), null));
        assertThat(words)
                .contains("not fitted", "Sign-up has values other than 0 and 1.")
                .doesNotContain("<svg");
    }

    @Test
    void aStudyWithoutModelsHasNoParts() {
        assertThat(ModelParts.all(AnalysesReadout.NONE, new PictureSet(false))).isEmpty();
    }
}
