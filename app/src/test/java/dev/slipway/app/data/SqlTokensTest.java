package dev.slipway.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.app.data.SqlTokens.Kind;
import dev.slipway.app.data.SqlTokens.Token;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SqlTokensTest {
    @Test
    void eachKindHasItsPiece() {
        assertThat(SqlTokens.of("Select a1, 1.5 from t -- from\nwhere b = 'it''s' /* or */ and \"from\" = 2"))
                .extracting(Token::kind, Token::text)
                .containsExactly(
                        tuple(Kind.KEYWORD, "Select"),
                        tuple(Kind.WORD, " a1, "),
                        tuple(Kind.NUMBER, "1.5"),
                        tuple(Kind.WORD, " "),
                        tuple(Kind.KEYWORD, "from"),
                        tuple(Kind.WORD, " t "),
                        tuple(Kind.COMMENT, "-- from"),
                        tuple(Kind.WORD, "\n"),
                        tuple(Kind.KEYWORD, "where"),
                        tuple(Kind.WORD, " b = "),
                        tuple(Kind.TEXT, "'it''s'"),
                        tuple(Kind.WORD, " "),
                        tuple(Kind.COMMENT, "/* or */"),
                        tuple(Kind.WORD, " "),
                        tuple(Kind.KEYWORD, "and"),
                        tuple(Kind.WORD, " \"from\" = "),
                        tuple(Kind.NUMBER, "2"));
        assertThat(SqlTokens.of("{# note #}{{ ref('a') }}{% if b %}select{% endif"))
                .extracting(Token::kind)
                .containsExactly(Kind.COMMENT, Kind.TEMPLATE, Kind.KEYWORD, Kind.TEMPLATE);
    }

    @Test
    void piecesAddUpToTheTextWhateverIsTyped() {
        String letters = "select 'x\" -/*{}%#1.\n_é";
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            String text = random.ints(random.nextInt(40), 0, letters.length())
                    .mapToObj(i -> letters.substring(i, i + 1))
                    .collect(Collectors.joining());
            List<Token> tokens = SqlTokens.of(text);
            assertThat(tokens.stream().map(Token::text).collect(Collectors.joining()))
                    .isEqualTo(text);
        }
    }
}
