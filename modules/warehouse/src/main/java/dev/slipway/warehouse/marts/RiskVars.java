package dev.slipway.warehouse.marts;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Risk;
import dev.slipway.core.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the questions whom to look at first read of a week: what it lost, what was known of earlier losses, and other features. */
public final class RiskVars {
    private RiskVars() {}

    /**
     * A loss in the mart.
     *
     * @param name of the column with what the week lost
     * @param known of the column with all losses whose delay was over before the week began
     */
    public record Loss(String name, String known, Risk risk) {}

    /** One for each question, in the order of the study. */
    public static List<Loss> losses(Study study) {
        List<Loss> losses = new ArrayList<>();
        for (Risk risk : study.analyses().risks()) {
            String name = "risk_" + (losses.size() + 1);
            losses.add(new Loss(name, "known_" + risk.name(), risk));
        }
        return losses;
    }

    /** Columns of any outcome: known late, so never summed up to the week before. */
    static Set<String> late(Study study) {
        return study.analyses().risks().stream()
                .flatMap(risk -> risk.columns().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names of a question's features in the mart: sums, signs of risk, and what was known in time of every loss. */
    public static List<String> features(Study study, Offers.Features asked, Map<String, TableSchema> tables) {
        List<String> names = new ArrayList<>(new WeekFeatureVars(study, tables).features(asked, late(study)));
        losses(study).forEach(loss -> names.add(loss.known()));
        return names;
    }
}
