package com.smartap.connector.foxit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.esign.SigningStatus;
import com.smartap.spi.esign.SigningStatus.Progress;
import com.smartap.spi.esign.SigningStatus.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Foxit's words become. */
class FoxitStatesTest {
    @ParameterizedTest
    @CsvSource({
        "DRAFT,PENDING_SIGNATURE,false",
        "SHARED,PENDING_SIGNATURE,false",
        "COMPLETED,PENDING_SIGNATURE,false",
        "executed,FULLY_SIGNED,true",
        "CANCELLED,REJECTED,true",
        "CANCELED,REJECTED,true",
        "DECLINED,REJECTED,true",
        "EXPIRED,EXPIRED,true"
    })
    void each_status_has_a_meaning(String word, ESignStatus status, boolean ended) {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            String id = foxit.asked("A", 1);
            foxit.twin.say(id, word);
            SigningStatus found = foxit.gateway().status(id);
            assertThat(found.status()).isEqualTo(status);
            assertThat(found.ended()).isEqualTo(ended);
            assertThat(found.providerStatus()).isEqualTo(word);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXECUTED_PARTLY", "SIGNED_BY_ALL", "FINISHED", "ex ecuted", "Ausgeführt"})
    void a_word_that_nobody_knows_is_named_and_is_no_signature(String word) {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            String id = foxit.asked("A", 1);
            foxit.twin.say(id, word);
            assertThatThrownBy(() -> foxit.gateway().status(id))
                    .isInstanceOf(ConnectorProtocolException.class)
                    .hasMessageContaining(word)
                    .hasMessageContaining("openStatuses");
            foxit.with("expiredStatuses", "EXPIRED," + word);
            assertThat(foxit.gateway().status(id).status()).isEqualTo(ESignStatus.EXPIRED);
        }
    }

    @Test
    void all_have_signed_and_the_word_is_completed_is_not_final() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            String id = foxit.asked("A", 1);
            foxit.twin.holdSeals(true);
            foxit.twin.sign(id, FoxitFixture.email(1));
            foxit.twin.say(id, "COMPLETED");
            SigningStatus status = foxit.gateway().status(id);
            assertThat(status.status()).isEqualTo(ESignStatus.PARTIALLY_SIGNED);
            assertThat(status.ended()).isFalse();
        }
    }

    @Test
    void who_has_signed_is_read_from_the_history_where_parties_do_not_say_it() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            foxit.twin.hidePartyStatus(true);
            String id = foxit.asked("A", 3);
            foxit.twin.sign(id, FoxitFixture.email(1));
            assertThat(foxit.gateway().status(id).status()).isEqualTo(ESignStatus.PENDING_SIGNATURE);
            foxit.with("progressFrom", "history");
            SigningStatus status = foxit.gateway().status(id);
            assertThat(status.status()).isEqualTo(ESignStatus.PARTIALLY_SIGNED);
            assertThat(status.signatories())
                    .extracting(Progress::step)
                    .containsExactly(Step.SIGNED, Step.ASKED, Step.WAITING);
            assertThat(status.signatories().get(0).at()).isEqualTo(foxit.clock.instant());
        }
    }

    @Test
    void past_our_own_deadline_a_request_is_expired_and_can_still_be_cancelled() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            String id = foxit.asked("A", 2);
            foxit.clock.advance(Duration.ofDays(14));
            SigningStatus late = foxit.gateway().status(id);
            assertThat(late.status()).isEqualTo(ESignStatus.EXPIRED);
            assertThat(late.ended()).as("it could still be signed").isFalse();
            SigningStatus cancelled = foxit.gateway().cancel(id, "expired\nmanually approved");
            assertThat(cancelled.ended()).isTrue();
            assertThat(cancelled.reason()).isEqualTo("expired manually approved");
        }
    }

    @Test
    void a_signature_before_the_deadline_counts_after_it() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            String id = foxit.asked("A", 1);
            foxit.twin.sign(id, FoxitFixture.email(1));
            foxit.clock.advance(Duration.ofDays(30));
            assertThat(foxit.gateway().status(id).status()).isEqualTo(ESignStatus.FULLY_SIGNED);
        }
    }
}
