package com.smartap.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.payment.BankChannel.Delivery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every bank channel keeps to. The heart of it: one key, one file at the bank. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class BankChannelContract {
    private static final IdempotencyKey KEY = IdempotencyKey.of("send-batch", "b-1", 1);
    private static final IdempotencyKey OTHER = IdempotencyKey.of("send-batch", "b-2", 1);
    private static final String NAME = "PB-2026-0001.ach";

    /** A channel to the one bank of a test; as another process would have it when called again. */
    protected abstract BankChannel channel();

    /** The number of files that the bank has been handed, whatever it did with them. */
    protected abstract int filesAtBank() throws Exception;

    /** Lets the bank make a file available. */
    protected abstract void makeAvailable() throws Exception;

    /** A file that the bank takes; two numbers, two files. */
    protected abstract byte[] file(int number) throws Exception;

    /** Makes the bank lose its next answer; skips the test where that cannot be arranged. */
    protected void loseNextAnswer() {
        Assumptions.abort("this channel's answers cannot be lost");
    }

    /** Makes the bank fail before it takes the next file; skips the test where that cannot be arranged. */
    protected void failBefore() {
        Assumptions.abort("this channel cannot be made to fail");
    }

    /** Makes the bank refuse the next file; skips the test where that cannot be arranged. */
    protected void refuseNext() {
        Assumptions.abort("this channel does not hear of refusals at once");
    }

    @Test
    void the_same_key_hands_over_one_file() throws Exception {
        Delivery first = deliver(1, KEY);
        Delivery second = deliver(1, KEY);
        assertThat(first).isInstanceOf(Delivery.Accepted.class).isEqualTo(second);
        assertThat(filesAtBank()).isEqualTo(1);
    }

    @Test
    void the_same_key_with_other_content_is_a_conflict_and_hands_over_nothing() throws Exception {
        deliver(1, KEY);
        assertThatThrownBy(() -> deliver(2, KEY)).isInstanceOf(IdempotencyConflictException.class);
        assertThat(filesAtBank()).isEqualTo(1);
    }

    @Test
    void two_keys_hand_over_two_files_of_one_name() throws Exception {
        assertThat(deliver(1, KEY)).isInstanceOf(Delivery.Accepted.class).isNotEqualTo(deliver(2, OTHER));
        assertThat(filesAtBank()).isEqualTo(2);
    }

    @Test
    void a_file_is_found_under_its_key_and_under_no_other() throws Exception {
        assertThat(channel().find(NAME, KEY)).isEmpty();
        Delivery delivered = deliver(1, KEY);
        assertThat(channel().find(NAME, KEY).map(Delivery.class::cast)).contains(delivered);
        assertThat(channel().find(NAME, OTHER)).isEmpty();
        assertThat(filesAtBank()).isEqualTo(1);
    }

    @Test
    void threads_with_one_key_hand_over_one_file() throws Exception {
        byte[] content = file(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Delivery> call = () -> channel().deliver(NAME, DocumentSource.of(NAME, content), KEY);
            for (var answer : threads.invokeAll(List.of(call, call, call, call))) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(Delivery.Accepted.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(filesAtBank()).isEqualTo(1);
    }

    @Test
    void after_a_lost_answer_the_file_is_found_and_handing_it_over_again_is_harmless() throws Exception {
        loseNextAnswer();
        assertThat(deliver(1, KEY)).isInstanceOf(Delivery.Unknown.class);
        assertThat(channel().find(NAME, KEY)).isPresent();
        assertThat(deliver(1, KEY)).isInstanceOf(Delivery.Accepted.class);
        assertThat(filesAtBank()).isEqualTo(1);
    }

    @Test
    void after_a_failure_nothing_is_found_and_the_same_key_succeeds_later() throws Exception {
        failBefore();
        assertThatThrownBy(() -> deliver(1, KEY)).isInstanceOf(ConnectorException.class);
        assertThat(channel().find(NAME, KEY)).isEmpty();
        assertThat(deliver(1, KEY)).isInstanceOf(Delivery.Accepted.class);
        assertThat(filesAtBank()).isEqualTo(1);
    }

    @Test
    void a_refused_file_stays_refused_and_is_not_found() throws Exception {
        refuseNext();
        assertThat(deliver(1, KEY)).isInstanceOf(Delivery.Refused.class);
        assertThat(channel().find(NAME, KEY)).isEmpty();
        assertThat(deliver(1, KEY)).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void a_cursor_goes_on_after_what_was_received() throws Exception {
        makeAvailable();
        BankChannel.Inbox first = channel().receive(null);
        assertThat(first.files()).hasSize(1);
        assertThat(first.files().get(0).readAll()).isNotEmpty();
        assertThat(channel().receive(first.cursor()).files()).isEmpty();
        makeAvailable();
        BankChannel.Inbox second = channel().receive(first.cursor());
        assertThat(second.files()).hasSize(1);
        assertThat(second.files().get(0).name())
                .isNotEqualTo(first.files().get(0).name());
        assertThat(channel().receive(second.cursor()).files()).isEmpty();
    }

    @Test
    void without_a_cursor_everything_comes_again_in_the_same_order() throws Exception {
        makeAvailable();
        makeAvailable();
        List<String> first = names(channel().receive(null));
        assertThat(first).hasSize(2).isEqualTo(names(channel().receive(null)));
        assertThat(names(channel().receive("a cursor of something else"))).isEqualTo(first);
    }

    @Test
    void more_than_a_page_is_received_page_by_page_without_loss() throws Exception {
        for (int i = 0; i < 103; i++) {
            makeAvailable();
        }
        BankChannel.Inbox first = channel().receive(null);
        BankChannel.Inbox second = channel().receive(first.cursor());
        assertThat(first.files()).hasSize(100);
        assertThat(second.files()).hasSize(3);
        assertThat(names(first)).doesNotContainAnyElementsOf(names(second));
    }

    private Delivery deliver(int number, IdempotencyKey key) throws Exception {
        return channel().deliver(NAME, DocumentSource.of(NAME, file(number)), key);
    }

    private static List<String> names(BankChannel.Inbox inbox) throws IOException {
        return inbox.files().stream().map(DocumentSource::name).toList();
    }
}
