package com.smartap.payments.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.testkit.payment.BankChannelContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderBankChannelTest extends BankChannelContract {
    private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
    private static final IdempotencyKey KEY = IdempotencyKey.of("send", 1);

    @TempDir
    private Path folder;

    private int available;

    @Override
    protected BankChannel channel() {
        return new FolderBankChannel(folder, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(2));
    }

    @Override
    protected int filesAtBank() throws IOException {
        return names("outbox").size() + names("taken").size() + names("archive").size();
    }

    @Override
    protected void makeAvailable() throws IOException {
        fromBank("statement-%03d.xml".formatted(available++), "<x/>", NOW.minusSeconds(60));
    }

    @Override
    protected byte[] file(int number) {
        return ("file " + number).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken", "archive"})
    void a_file_that_the_bank_moved_away_is_found_and_not_handed_over_again(String directory) throws IOException {
        Delivery first = deliver("a.ach", "one");
        String name = names("outbox").get(0);
        Files.move(
                folder.resolve("outbox").resolve(name),
                folder.resolve(directory).resolve(name));
        assertThat(channel().find("a.ach", KEY).map(Delivery.class::cast)).contains(first);
        assertThat(deliver("a.ach", "one")).isEqualTo(first);
        assertThat(names("outbox")).isEmpty();
    }

    @Test
    void a_file_that_the_bank_took_and_deleted_is_found_and_not_handed_over_again() throws IOException {
        Delivery first = deliver("a.ach", "one");
        Files.delete(folder.resolve("outbox").resolve(names("outbox").get(0)));
        assertThat(channel().find("a.ach", KEY).map(Delivery.class::cast)).contains(first);
        assertThat(deliver("a.ach", "one")).isEqualTo(first);
        assertThat(names("outbox")).isEmpty();
    }

    @Test
    void a_crash_between_receipt_and_rename_leaves_nothing_handed_over_and_is_finished_later() throws IOException {
        deliver("a.ach", "one");
        String name = names("outbox").get(0);
        Files.move(
                folder.resolve("outbox").resolve(name),
                folder.resolve(".smartap/staged").resolve(name));
        assertThat(channel().find("a.ach", KEY)).isEmpty();
        assertThat(deliver("a.ach", "one")).isInstanceOf(Delivery.Accepted.class);
        assertThat(names("outbox")).containsExactly(name);
        assertThat(names(".smartap/staged")).isEmpty();
    }

    @Test
    void a_crash_before_the_receipt_leaves_nothing_handed_over_and_the_stage_is_overwritten() throws IOException {
        deliver("a.ach", "half of the fi");
        String name = names("outbox").get(0);
        Files.move(
                folder.resolve("outbox").resolve(name),
                folder.resolve(".smartap/staged").resolve(name));
        Files.delete(folder.resolve(".smartap/receipts")
                .resolve(names(".smartap/receipts").get(0)));
        assertThat(channel().find("a.ach", KEY)).isEmpty();
        deliver("a.ach", "the file");
        assertThat(folder.resolve("outbox").resolve(name)).hasContent("the file");
    }

    @Test
    void a_file_that_the_bank_refused_is_not_found_and_its_reason_is_told() throws IOException {
        deliver("a.ach", "one");
        String name = names("outbox").get(0);
        Files.move(
                folder.resolve("outbox").resolve(name),
                folder.resolve("refused").resolve(name));
        Files.writeString(folder.resolve("refused").resolve(name + ".reason"), "line 3 is wrong\n");
        assertThat(channel().find("a.ach", KEY)).isEmpty();
        assertThat(deliver("a.ach", "one")).isEqualTo(new Delivery.Refused("line 3 is wrong"));
    }

    @Test
    void the_bank_sees_the_given_name_and_a_part_of_the_key() throws IOException {
        deliver("PB-2026-0001.ach", "one");
        assertThat(names("outbox").get(0)).matches("PB-2026-0001-[0-9a-f]{16}\\.ach");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../a.ach", "/etc/passwd", "a/b.ach", "..", ".hidden", "a..b", "a\u0000b", "a\nb", "", "C:\\a"})
    void a_name_that_could_lead_out_of_the_folder_is_refused(String name) throws IOException {
        assertThatThrownBy(() -> deliver(name, "one")).isInstanceOf(InvalidRequestException.class);
        assertThat(filesAtBank()).isZero();
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        assertThatThrownBy(() -> deliver("a.ach", "")).isInstanceOf(InvalidRequestException.class);
        assertThat(filesAtBank()).isZero();
        assertThat(channel().find("a.ach", KEY)).isEmpty();
    }

    @Test
    void a_folder_that_went_away_is_unavailable_and_not_made_anew() throws IOException {
        BankChannel channel = channel();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
        assertThatThrownBy(() -> channel.deliver("a.ach", DocumentSource.of("a", new byte[] {1}), KEY))
                .isInstanceOf(ConnectorUnavailableException.class);
        assertThat(folder).doesNotExist();
        Files.createDirectories(folder);
    }

    @Test
    void files_that_are_still_being_written_are_not_received() throws IOException {
        fromBank("young.xml", "<x/>", NOW.minusMillis(500));
        fromBank("temporary.xml.part", "<x/>", NOW.minusSeconds(60));
        fromBank("temporary.xml.TMP", "<x/>", NOW.minusSeconds(60));
        fromBank(".hidden.xml", "<x/>", NOW.minusSeconds(60));
        fromBank("empty.xml", "", NOW.minusSeconds(60));
        Files.createDirectory(folder.resolve("inbox").resolve("directory"));
        Files.createSymbolicLink(
                folder.resolve("inbox").resolve("link.xml"), Files.writeString(folder.resolve("secret"), "<x/>"));
        assertThat(received(null)).isEmpty();
        fromBank("young.xml", "<x/>", NOW.minusSeconds(3));
        assertThat(received(null)).containsExactly("young.xml");
    }

    @Test
    void a_file_with_an_old_time_is_received_though_younger_ones_were_before() throws IOException {
        fromBank("b.xml", "<x/>", NOW.minusSeconds(60));
        String cursor = channel().receive(null).cursor();
        fromBank("a.xml", "<x/>", NOW.minusSeconds(9999));
        assertThat(received(cursor)).containsExactly("a.xml");
    }

    @Test
    void a_file_that_changes_is_received_again() throws IOException {
        fromBank("a.xml", "<x/>", NOW.minusSeconds(60));
        String cursor = channel().receive(null).cursor();
        fromBank("a.xml", "<xyz/>", NOW.minusSeconds(50));
        assertThat(received(cursor)).containsExactly("a.xml");
    }

    @Test
    void a_lost_or_damaged_index_gives_files_again_and_loses_none() throws IOException {
        fromBank("a.xml", "<x/>", NOW.minusSeconds(60));
        String cursor = channel().receive(null).cursor();
        Path index = folder.resolve(".smartap/inbox.index");
        Files.writeString(index, Files.readString(index) + "4 2026-11-21T14:5");
        fromBank("b.xml", "<x/>", NOW.minusSeconds(30));
        assertThat(received(cursor)).containsExactly("b.xml");
        Files.delete(index);
        assertThat(received(cursor)).containsExactly("a.xml", "b.xml");
    }

    private Delivery deliver(String name, String content) {
        return channel().deliver(name, DocumentSource.of(name, content.getBytes(StandardCharsets.UTF_8)), KEY);
    }

    private List<String> received(String cursor) {
        return channel().receive(cursor).files().stream()
                .map(DocumentSource::name)
                .toList();
    }

    private void fromBank(String name, String content, Instant modified) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path file = Files.writeString(inbox.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private List<String> names(String directory) throws IOException {
        Path path = folder.resolve(directory);
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
