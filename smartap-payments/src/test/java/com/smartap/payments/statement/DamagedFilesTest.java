package com.smartap.payments.statement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.smartap.payments.SmallJvm;
import com.smartap.payments.lint.Finding;
import com.smartap.payments.lint.PaymentFileLinter;
import com.smartap.spi.SmartApException;
import com.smartap.spi.payment.StatementReader;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are cut off, or damaged somewhere: never half of one taken for the whole, never anything but an error. */
class DamagedFilesTest {
    private static final int SMALL = 500;
    private static final int STEP = 11;

    @TempDir
    private Path folder;

    static Stream<String> files() throws IOException {
        return Arrays.stream(new String(bytes("expected.txt"), StandardCharsets.UTF_8).split("== "))
                .skip(1)
                .map(file -> file.substring(0, file.indexOf('\n')));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_that_is_cut_off_is_never_taken_for_a_whole_one(String name) throws IOException {
        byte[] file = bytes(name);
        StatementReader reader = reader(file);
        StatementRecorder whole = requireNonNull(read(reader, file));
        // The rows of a CSV file say nothing of those that follow, and one statement nothing of the next.
        boolean tellsItsEnd = !reader.id().equals("csv") && whole.statements().size() == 1;
        for (int cut = file.length - 1; cut >= 0; cut -= file.length < SMALL ? 1 : STEP) {
            StatementRecorder part = read(reader, Arrays.copyOf(file, cut));
            if (part != null && tellsItsEnd) {
                var read = part.statements().get(0);
                var all = whole.statements().get(0);
                boolean noticed =
                        !Objects.equals(read.balance().balanced(), all.balance().balanced());
                assertThat(noticed || read.entries().equals(all.entries()))
                        .as("%s cut after %d bytes", name, cut)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_damaged_byte_is_an_error_or_text(String name) throws IOException {
        byte[] file = bytes(name);
        StatementReader reader = reader(file);
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            byte[] damaged = file.clone();
            damaged[random.nextInt(file.length)] = (byte) (seed % 3 == 0 ? 0 : random.nextInt());
            read(reader, damaged);
        }
    }

    @Test
    void the_linter_finds_an_error_in_every_file_that_is_cut_off() throws IOException {
        for (String name : List.of("21-nacha-crlf.ach", "28-iat.ach", "23-nacha-oneline.ach")) {
            byte[] file = bytes(name);
            int end = file.length;
            while (file[end - 1] == '\n' || file[end - 1] == '\r') {
                end--;
            }
            for (int cut = end - 1; cut > 40; cut -= 3) {
                byte[] part = Arrays.copyOf(file, cut);
                boolean[] error = new boolean[1];
                PaymentFileLinter.check(
                        new ByteArrayInputStream(part),
                        finding -> error[0] |= finding.severity() == Finding.Severity.ERROR);
                assertThat(error[0]).as("%s cut after %d bytes", name, cut).isTrue();
            }
        }
    }

    /** Lines, records, nesting and texts without end, for every reader and for the linter. */
    @Test
    void files_without_end_need_a_heap_of_twenty_four_megabytes() throws Exception {
        SmallJvm.run(24, folder, EndlessFilesMain.class);
    }

    /** Null where the file is refused, with a word about why. */
    private static @Nullable StatementRecorder read(StatementReader reader, byte[] file) throws IOException {
        StatementRecorder recorder = new StatementRecorder();
        try {
            reader.read(new ByteArrayInputStream(file), recorder, options(reader));
            return recorder;
        } catch (SmartApException e) {
            assertThat(e.getMessage()).isNotBlank();
            return null;
        } catch (RuntimeException e) {
            return fail("%s: %s".formatted(reader.id(), new String(file, StandardCharsets.ISO_8859_1)), e);
        }
    }

    private static Map<String, String> options(StatementReader reader) {
        return reader.id().equals("csv") ? Map.of("currency", "USD") : Map.of();
    }

    private static StatementReader reader(byte[] file) {
        return ServiceLoader.load(StatementReader.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.recognises(Arrays.copyOf(file, Math.min(4096, file.length))))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = DamagedFilesTest.class.getResourceAsStream("/odd/" + name)) {
            return requireNonNull(in, name).readAllBytes();
        }
    }
}
