package dev.slipway.app.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.support.Readouts;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.Readout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which method is open and what its page says. */
class ObservationalViewModelTest {
    private final ReadOnlyObjectWrapper<@Nullable Readout> readout = new ReadOnlyObjectWrapper<>();
    private final ObservationalViewModel model = new ObservationalViewModel(readout.getReadOnlyProperty());

    private String page() {
        ObservationalReadout now = Objects.requireNonNull(model.shown());
        Estimate estimate = Objects.requireNonNull(model.chosen(now));
        StringBuilder text = new StringBuilder(model.cardTitle(estimate));
        for (Map.Entry<String, String> entry : model.card(now, estimate)) {
            text.append('\n').append(entry.getKey()).append(": ").append(entry.getValue());
        }
        return text.toString();
    }

    @Test
    void theWeightedEstimateIsOpenFirstAndAClickOpensAnother() {
        readout.set(BetaReadout.with(BetaReadout.beta(BetaReadout.estimates())));
        assertThat(page())
                .startsWith("Inverse weighting")
                .contains("about the treated", "1,395 treated; 4,605 others, mean 18.9")
                .contains("effective others 3,287", "Warnings: One unit carries 7.0%", "Right if:", "Formula:");
        model.choose("estimate:naive_difference");
        assertThat(page()).startsWith("Plain difference").contains("Warnings: none");
        model.choose("balance:Country DE");
        assertThat(page()).startsWith("Plain difference");
        model.choose("estimate:randomised");
        assertThat(page()).startsWith("Randomised: Welch t").contains("the study's own arms");
    }

    @Test
    void aRunWithoutTheOpenMethodOpensWhatItHas() {
        readout.set(BetaReadout.with(BetaReadout.beta(BetaReadout.estimates())));
        readout.set(BetaReadout.with(
                BetaReadout.beta(List.of(BetaReadout.estimates().getFirst()))));
        assertThat(page()).startsWith("Plain difference");
        readout.set(BetaReadout.with(BetaReadout.beta(List.of())));
        assertThat(model.chosen(Objects.requireNonNull(model.shown()))).isNull();
    }

    @Test
    void aStudyThatDoesNotAskIsToldTheKey() {
        assertThat(model.shown()).isNull();
        readout.set(Readouts.ship());
        assertThat(model.shown()).isNull();
        assertThat(ObservationalViewModel.ABSENT).contains("\n\nanalyses:\n  observational:\n", "adjust_for: [");
    }
}
