package com.smartap.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTest {
    private static final String BODY = "{\"id\":\"evt_1\",\"object\":\"event\"}";
    private static final String V1 = "0c8670ed117751cc551a20e35839447075c42800ea3cf3e8a2fbda99cd1e6edd";
    private static final Secret SECRET = Secret.of("whsec_test_secret");
    private static final Instant SIGNED = Instant.ofEpochSecond(1_700_000_000);
    private static final Duration TOLERANCE = Duration.ofSeconds(300);

    @Test
    void the_published_vector_is_accepted() {
        assertThatCode(() -> verify("t=1700000000,v1=" + V1, BODY, SIGNED, SECRET))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t=1700000000,v1=%s,v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39",
                "t=1700000000,v1=0000000000000000000000000000000000000000000000000000000000000000,v1=%s",
                "v1=%s,t=1700000000",
                "t=1700000000, v1=%s",
                "t=1700000000,v1=%s,v1=nonsense,x,=,v2=1"
            })
    void one_of_several_signatures_is_enough(String header) {
        assertThatCode(() -> verify(header.formatted(V1), BODY, SIGNED, SECRET)).doesNotThrowAnyException();
    }

    @Test
    void one_of_several_secrets_is_enough_and_the_prefix_belongs_to_it() {
        assertThatCode(() -> verify("t=1700000000,v1=" + V1, BODY, SIGNED, Secret.of("whsec_other"), SECRET))
                .doesNotThrowAnyException();
        refused("t=1700000000,v1=" + V1, BODY, SIGNED, Secret.of("test_secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=1700000000",
                "v1=%s",
                "t=1700000001,v1=%s",
                "t=1700000001,t=1700000000,v1=%s",
                "t=-1700000000,v1=%s",
                "t=1e9,v1=%s",
                "t=99999999999999999999,v1=%s",
                "t=1700000000,v0=%s",
                "t=1700000000,v1= %s",
                "t=1700000000;v1=%s",
                "t=1700000000,v1=%s0",
                "t=1700000000,v1="
            })
    void headers_without_the_right_signature_are_refused(String header) {
        refused(header.formatted(V1), BODY, SIGNED, SECRET);
    }

    @Test
    void a_body_that_was_written_anew_is_refused() {
        refused("t=1700000000,v1=" + V1, "{\"object\":\"event\",\"id\":\"evt_1\"}", SIGNED, SECRET);
        refused("t=1700000000,v1=" + V1, "{\"id\": \"evt_1\", \"object\": \"event\"}", SIGNED, SECRET);
        refused("t=1700000000,v1=" + V1, BODY + "\n", SIGNED, SECRET);
    }

    @Test
    void the_tolerance_holds_for_the_past_and_the_future() {
        String header = "t=1700000000,v1=" + V1;
        assertThatCode(() -> verify(header, BODY, SIGNED.plusSeconds(300), SECRET))
                .doesNotThrowAnyException();
        assertThatCode(() -> verify(header, BODY, SIGNED.minusSeconds(300), SECRET))
                .doesNotThrowAnyException();
        refused(header, BODY, SIGNED.plusSeconds(301), SECRET);
        refused(header, BODY, SIGNED.minusSeconds(301), SECRET);
    }

    @Test
    void nothing_is_verified_without_a_header_or_with_an_endless_one() {
        assertThatThrownBy(() -> StripeSignature.verify(
                        new WebhookRequest(Map.of(), BODY.getBytes(StandardCharsets.UTF_8)),
                        List.of(SECRET),
                        SIGNED,
                        TOLERANCE))
                .isInstanceOf(WebhookRejectedException.class);
        refused("t=1700000000," + "v1=0,".repeat(2000) + "v1=" + V1, BODY, SIGNED, SECRET);
        refused("t=1700000000," + "v1=0,".repeat(20) + "v1=" + V1, BODY, SIGNED, SECRET);
    }

    private static void refused(String header, String body, Instant now, Secret... secrets) {
        assertThatThrownBy(() -> verify(header, body, now, secrets))
                .isInstanceOfSatisfying(
                        WebhookRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(401))
                .hasMessageNotContaining("whsec");
    }

    private static void verify(String header, String body, Instant now, Secret... secrets) {
        StripeSignature.verify(
                new WebhookRequest(Map.of("stripe-signature", header), body.getBytes(StandardCharsets.UTF_8)),
                List.of(secrets),
                now,
                TOLERANCE);
    }
}
