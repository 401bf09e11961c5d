package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.ObservationalReadout.Balance;
import dev.slipway.readout.model.ObservationalReadout.Overlap;
import dev.slipway.readout.model.ObservationalReadout.Sensitivity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The report's part about an effect without randomisation: pictures, numbers, what to believe, warnings. */
class ObservationalPartsTest {
    private static Estimate estimate(String method, double effect) {
        return new Estimate(
                method,
                List.of("beta", "no beta"),
                "absolute",
                effect,
                .1,
                effect - .2,
                effect + .2,
                .95,
                null,
                false,
                Map.of("estimand", "att"),
                method.equals("ipw") ? List.of("One unit carries 7.0% of the weight of its group.") : List.of());
    }

    private static ObservationalReadout readout(boolean found) {
        Overlap overlap = new Overlap(Collections.nCopies(20, .05), Collections.nCopies(20, .05), .1, .9, 100, 250, 0);
        return new ObservationalReadout(
                "Beta: yes",
                "spend",
                "Spend",
                false,
                "att",
                100,
                300,
                0,
                found ? List.of(estimate("naive_difference", 4.5), estimate("ipw", 1.6)) : List.of(),
                null,
                null,
                found ? List.of(new Balance("country", "Country DE", .3, .01)) : List.of(),
                found ? overlap : Overlap.NONE,
                found ? new Sensitivity(1.7, 1.5, "Something unmeasured would have to be strong.") : null,
                null,
                List.of("A warning with its reason."));
    }

    @Test
    void picturesTableAndWarningsAreThere() {
        PictureSet pictures = new PictureSet(false);
        String part = ObservationalParts.part(readout(true), pictures).toString();
        assertThat(pictures.all()).containsOnlyKeys("observational", "balance", "overlap");
        assertThat(part)
                .contains("Without randomisation", "100 units against 300 others", "No verdict rests on this.")
                .contains("Inverse weighting", "+1.60", "One unit carries 7.0%", "everybody could have been in either")
                .contains("A warning with its reason.", "Something unmeasured would have to be strong.");
    }

    @Test
    void whatCouldNotBeEstimatedIsSaidWithoutPictures() {
        PictureSet pictures = new PictureSet(false);
        String part = ObservationalParts.part(readout(false), pictures).toString();
        assertThat(pictures.all()).isEmpty();
        assertThat(part).contains("A warning with its reason.", "There is no adjusted estimate here");
    }
}
