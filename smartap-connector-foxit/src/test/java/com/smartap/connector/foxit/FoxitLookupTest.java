package com.smartap.connector.foxit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.RequestOutcome.Accepted;
import com.smartap.spi.esign.RequestOutcome.Unknown;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a folder is found again, without idempotency keys. */
class FoxitLookupTest {
    @ParameterizedTest
    @CsvSource({"metadata,metadata", "customField,custom_field1", "customField,custom_field2", "folderName,''"})
    void a_folder_is_found_wherever_its_mark_is_kept(String place, String field) {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            foxit.with("referenceIn", place);
            if (!field.isEmpty()) {
                foxit.with("referenceField", field);
            }
            foxit.asked("OTHER", 1);
            String id = foxit.asked("A", 1);
            foxit.asked("AB", 1);
            assertThat(foxit.gateway().find(foxit.request("A", 1), FoxitFixture.key("A")))
                    .hasValueSatisfying(found -> assertThat(found.providerId()).isEqualTo(id));
            assertThat(((Accepted) FoxitFixture.ask(foxit.gateway(), foxit.request("A", 1))).created())
                    .isFalse();
        }
    }

    @Test
    void folders_of_others_are_read_once() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            for (int i = 0; i < 12; i++) {
                foxit.asked("OTHER-" + i, 1);
            }
            ESignGateway gateway = foxit.gateway();
            FoxitFixture.ask(gateway, foxit.request("A", 1));
            long before = foxit.twin.requests();
            FoxitFixture.ask(gateway, foxit.request("B", 1));
            assertThat(foxit.twin.requests() - before)
                    .as("a list, the folder made in between, the new one")
                    .isLessThanOrEqualTo(3);
        }
    }

    @Test
    void a_folder_that_is_listed_late_is_not_made_twice() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            foxit.twin.listLag(Duration.ofSeconds(45));
            SigningRequest request = foxit.request("A", 1);
            ESignGateway gateway = foxit.gateway();
            gateway.test();
            foxit.twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
            assertThat(FoxitFixture.ask(gateway, request)).isInstanceOf(Unknown.class);
            assertThatThrownBy(() -> gateway.find(request, FoxitFixture.key("A")))
                    .isInstanceOfSatisfying(
                            ConnectorUnavailableException.class,
                            e -> assertThat(e.retryAfter()).isPresent());
            assertThat(FoxitFixture.ask(gateway, request)).isInstanceOf(Unknown.class);
            foxit.clock.advance(Duration.ofSeconds(61));
            assertThat(gateway.find(request, FoxitFixture.key("A"))).isPresent();
            assertThat(foxit.twin.heldRequests()).hasSize(1);
        }
    }

    @Test
    void after_a_restart_nothing_is_said_to_be_missing_before_it_would_be_listed() {
        try (FoxitFixture foxit = FoxitFixture.portal()) {
            foxit.twin.listLag(Duration.ofSeconds(45));
            SigningRequest request = foxit.request("A", 1);
            foxit.twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
            FoxitFixture.ask(foxit.gateway(), request);
            assertThat(foxit.gateway().find(request, FoxitFixture.key("A"))).isPresent();
            ESignGateway old = foxit.gateway();
            foxit.clock.advance(Duration.ofMinutes(2));
            var before = foxit.clock.instant();
            assertThat(old.find(foxit.request("B", 1), FoxitFixture.key("B"))).isEmpty();
            assertThat(foxit.clock.instant()).as("no wait later on").isEqualTo(before);
        }
    }

    @Test
    void what_was_made_in_time_is_found_when_the_time_is_over() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            foxit.with("searchDays", "20");
            SigningRequest request = foxit.request("A", 1);
            foxit.twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
            FoxitFixture.ask(foxit.gateway(), request);
            foxit.clock.set(request.expiresAt().plusSeconds(1));
            assertThat(foxit.gateway().check(request))
                    .as("it may be there already")
                    .isEmpty();
            assertThat(((Accepted) FoxitFixture.ask(foxit.gateway(), request)).created())
                    .isFalse();
        }
    }

    @Test
    void what_was_made_just_now_is_remembered_although_it_is_listed_late() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            foxit.twin.listLag(Duration.ofMinutes(10));
            ESignGateway gateway = foxit.gateway();
            SigningRequest request = foxit.request("A", 1);
            FoxitFixture.ask(gateway, request);
            assertThat(((Accepted) FoxitFixture.ask(gateway, request)).created())
                    .isFalse();
            assertThat(foxit.twin.heldRequests()).hasSize(1);
        }
    }

    @Test
    void a_folder_that_somebody_deleted_is_gone() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            ESignGateway gateway = foxit.gateway();
            SigningRequest request = foxit.request("A", 1);
            RequestOutcome first = FoxitFixture.ask(gateway, request);
            foxit.twin.delete(((Accepted) first).status().providerId());
            foxit.clock.advance(Duration.ofMinutes(2));
            assertThat(gateway.find(request, FoxitFixture.key("A"))).isEmpty();
            assertThat(((Accepted) FoxitFixture.ask(gateway, request)).created())
                    .isTrue();
        }
    }

    @Test
    void an_account_that_does_not_give_marks_back_is_asked_for_no_second_folder() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            foxit.twin.dropMetadata(true);
            ESignGateway gateway = foxit.gateway();
            assertThat(FoxitFixture.ask(gateway, foxit.request("A", 1))).isInstanceOf(Accepted.class);
            assertThat(((Accepted) FoxitFixture.ask(gateway, foxit.request("A", 1))).created())
                    .as("this gateway made it itself")
                    .isFalse();
            assertThatThrownBy(() -> FoxitFixture.ask(gateway, foxit.request("B", 1)))
                    .isInstanceOf(ConnectorProtocolException.class)
                    .hasMessageContaining("referenceIn");
            assertThatThrownBy(() -> gateway.find(foxit.request("B", 1), FoxitFixture.key("B")))
                    .isInstanceOf(ConnectorProtocolException.class);
            assertThat(foxit.twin.heldRequests()).hasSize(1);
            foxit.with("referenceIn", "folderName");
            foxit.asked("B", 1);
            assertThat(foxit.gateway().find(foxit.request("B", 1), FoxitFixture.key("B")))
                    .isPresent();
        }
    }

    @Test
    void folders_are_listed_by_the_statuses_that_are_set() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            foxit.with("searchStatuses", "SHARED, EXECUTED");
            String id = foxit.asked("A", 1);
            foxit.twin.sign(id, FoxitFixture.email(1));
            assertThat(foxit.gateway().find(foxit.request("A", 1), FoxitFixture.key("A")))
                    .isPresent();
        }
    }

    @Test
    void a_folder_from_before_the_days_that_are_searched_is_not_looked_at() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            foxit.with("searchDays", "3");
            foxit.asked("OLD", 1);
            foxit.clock.advance(Duration.ofDays(6));
            ESignGateway gateway = foxit.gateway();
            gateway.test();
            long before = foxit.twin.requests();
            FoxitFixture.ask(gateway, foxit.request("A", 1));
            assertThat(foxit.twin.requests() - before)
                    .as("a list, the new folder, and a look whether its mark comes back")
                    .isEqualTo(3);
        }
    }

    @Test
    void a_mark_is_read_back_as_it_was_written_and_out_of_any_text() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            FolderMark mark = FolderMark.of(foxit.request("A", 2), FoxitFixture.key("A"));
            assertThat(FolderMark.in("Invoice A [" + mark.text() + "] for you")).hasValue(mark);
            assertThat(FolderMark.in("SA1-zz")).isEmpty();
            assertThat(FolderMark.in("SA1-" + "0".repeat(24) + "-" + "0".repeat(16) + "-zzzzzzzzz"))
                    .hasValueSatisfying(far -> assertThat(far.expires()).isAfter(mark.expires()));
            assertThat(Map.of(mark, 1)).doesNotContainKey(FolderMark.of(foxit.request("A", 3), FoxitFixture.key("A")));
        }
    }
}
