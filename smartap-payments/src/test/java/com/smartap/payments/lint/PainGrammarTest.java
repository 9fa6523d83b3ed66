package com.smartap.payments.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PainGrammarTest {
    @ParameterizedTest
    @ValueSource(strings = {"pain.001.001.03", "pain.001.001.09", "pain.001.001.11"})
    void the_grammar_in_the_jar_is_that_of_the_schema(String message) throws Exception {
        try (InputStream schema = getClass().getResourceAsStream("/iso20022/" + message + ".xsd");
                InputStream grammar = PainGrammar.class.getResourceAsStream(message + ".grammar")) {
            assertThat(new String(grammar.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(GrammarOfSchema.of(schema));
        }
        assertThat(PainGrammar.of(message)).isPresent();
        assertThat(PainGrammar.of("pain.001.001.12")).isEmpty();
    }
}
