package com.smartap.capture.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.OcrHints;
import com.smartap.spi.capture.PageImage;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.testkit.capture.OcrEngineContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TesseractEngineTest extends OcrEngineContract {
    private static final PageImage DOT = new PageImage(2, 2, new byte[4]);

    @TempDir
    Path folder;

    @Override
    protected OcrEngine engine() {
        return new TesseractEngine();
    }

    @Test
    void a_program_that_is_missing_is_named_with_what_to_install() {
        OcrEngine missing = new TesseractEngine(folder.resolve("no-such-program"));
        assertThat(missing.unavailable())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("no-such-program").contains("Maybe"));
        assertThat(missing.languages()).isEmpty();
        assertThatThrownBy(() -> missing.recognise(DOT, hints(Duration.ofSeconds(5))))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED));
    }

    @Test
    void a_program_without_language_data_cannot_be_used() throws IOException {
        OcrEngine bare = program("echo 'List of available languages (0):'");
        assertThat(bare.unavailable())
                .hasValueSatisfying(reason -> assertThat(reason).contains("language data"));
    }

    @Test
    void words_come_from_the_table_that_the_program_prints() throws IOException {
        OcrEngine fake = page("printf '5\\t1\\t1\\t1\\t1\\t1\\t10\\t20\\t30\\t12\\t96.5\\tTotal\\n4\\tjunk\\n'");
        assertThat(fake.recognise(DOT, hints(Duration.ofSeconds(5))))
                .containsExactly(new PlacedWord("Total", 10, 20, 30, 12, 0.965));
        assertThat(fake.languages()).containsExactlyInAnyOrder("en", "de");
    }

    @Test
    void languages_without_data_are_left_out_and_the_file_is_gone_afterwards() throws IOException {
        Path said = folder.resolve("said");
        OcrEngine fake = page("echo \"$@\" > '" + said + "'; echo \"$OMP_THREAD_LIMIT\" >> '" + said + "'");
        fake.recognise(DOT, new OcrHints(List.of("fr", "de"), 300, OcrHints.Shape.COLUMN, Duration.ofSeconds(5)));
        List<String> lines = Files.readAllLines(said);
        assertThat(lines.get(0)).contains("-l deu --psm 6 --dpi 300 tsv");
        assertThat(lines.get(1)).isEqualTo("1");
        assertThat(Path.of(lines.get(0).split(" ", -1)[0]).getParent()).doesNotExist();
    }

    @Test
    void a_program_that_hangs_is_stopped() throws IOException {
        assertTooLarge(page("exec sleep 60"), Duration.ofMillis(400));
    }

    @Test
    void what_the_program_started_is_stopped_with_it() throws Exception {
        Path said = folder.resolve("child");
        assertTooLarge(page("sleep 60 & echo $! > '" + said + "'; wait"), Duration.ofSeconds(2));
        long child = Long.parseLong(Files.readString(said).strip());
        Optional<ProcessHandle> left = ProcessHandle.of(child);
        if (left.isPresent()) {
            // Being stopped takes a moment; a minute would be its own end.
            assertThat(left.get().onExit().get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void a_page_whose_reader_is_stopped_leaves_no_program_and_no_file_behind() throws Exception {
        Path said = folder.resolve("process");
        OcrEngine slow =
                page("echo \"$$ $1\" > '" + said + ".part'; mv '" + said + ".part' '" + said + "'; exec sleep 60");
        FutureTask<String> reading = new FutureTask<>(() -> {
            try {
                slow.recognise(DOT, hints(Duration.ofSeconds(60)));
                return "read";
            } catch (DocumentException e) {
                return e.code().name();
            }
        });
        Thread thread = new Thread(reading, "reader");
        thread.start();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Files.exists(said) && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        thread.interrupt();
        assertThat(reading.get(20, TimeUnit.SECONDS)).isEqualTo("DOCUMENT_TOO_LARGE");
        String[] parts = Files.readString(said).strip().split(" ", 2);
        Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(parts[0]));
        if (left.isPresent()) {
            assertThat(left.get().onExit().get(20, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(Path.of(parts[1])).doesNotExist();
    }

    @Test
    void a_program_that_never_ends_its_answer_is_stopped() throws IOException {
        assertTooLarge(page("exec yes endless"), Duration.ofSeconds(20));
    }

    @Test
    void a_program_that_fails_says_why() throws IOException {
        OcrEngine failing = page("echo 'image is broken' >&2; exit 3");
        assertThatThrownBy(() -> failing.recognise(DOT, hints(Duration.ofSeconds(5))))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_DAMAGED))
                .hasMessageContaining("image is broken");
    }

    private void assertTooLarge(OcrEngine engine, Duration patience) {
        assertThatThrownBy(() -> engine.recognise(DOT, hints(patience)))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE))
                .hasMessageContaining("Maybe");
    }

    private static OcrHints hints(Duration patience) {
        return new OcrHints(List.of("en"), 0, OcrHints.Shape.PAGE, patience);
    }

    /** A program with two languages that does so for a page. */
    private OcrEngine page(String script) throws IOException {
        return program("case \"$1\" in --list-langs) printf 'List:\\neng\\ndeu\\nosd\\n';; *) " + script + ";; esac");
    }

    private OcrEngine program(String script) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh to stand in for the program");
        Path program = Files.writeString(folder.resolve("program" + script.hashCode()), "#!/bin/sh\n" + script + "\n");
        assumeTrue(program.toFile().setExecutable(true), "files of the temporary folder cannot be made executable");
        return new TesseractEngine(program);
    }
}
