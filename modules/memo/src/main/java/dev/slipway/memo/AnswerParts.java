package dev.slipway.memo;

import dev.slipway.readout.model.Answer;
import dev.slipway.readout.model.Readout;
import java.util.List;
import java.util.Map;

/** The questions that people ask with their answers: on the first page where it has room, else the first part behind it. */
final class AnswerParts {
    private AnswerParts() {}

    static List<Map<String, Object>> rows(Readout readout) {
        return readout.answers().stream()
                .<Map<String, Object>>map(answer -> Map.of("question", answer.question(), "text", answer.text()))
                .toList();
    }

    static Map<String, Object> part(Readout readout) {
        Grid grid = Grid.of("Question", "~Answer");
        for (Answer answer : readout.answers()) {
            grid.row(answer.question(), answer.text());
        }
        return Block.part("answers", "In short", "", List.of(Block.of("").table(grid)));
    }
}
