package dev.slipway.app.desktop;

import dev.slipway.memo.MemoRequest;
import tools.jackson.databind.json.JsonMapper;

/** The words of a memo as the workspace keeps them. */
final class MemoWordsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private MemoWordsJson() {}

    static String write(MemoRequest.Words words) {
        return MAPPER.writeValueAsString(words);
    }

    static MemoRequest.Words read(String json) {
        return MAPPER.readValue(json, MemoRequest.Words.class);
    }
}
