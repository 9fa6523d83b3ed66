package com.smartap.payments.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.SmartApException;
import com.smartap.spi.payment.StatementReader;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that mean harm, for every reader: an error with a position, in bounded memory and time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileFilesTest {
    /** More than any line, record, cell, tag or text may have. */
    private static final long ENDLESS = 12L << 20;

    private static Stream<StatementReader> readers() {
        return ServiceLoader.load(StatementReader.class).stream().map(ServiceLoader.Provider::get);
    }

    @Test
    void each_kind_of_file_has_a_reader() {
        assertThat(readers().map(StatementReader::id))
                .containsExactly(
                        "camt.053", "camt.054", "camt.052", "pain.002", "mt940", "bai2", "ofx", "nacha", "csv");
    }

    @ParameterizedTest
    @MethodSource("readers")
    void records_without_end_are_refused(StatementReader reader) {
        for (String head : new String[] {
            "",
            "<Document><BkToCstmrStmt><Stmt><Id>",
            ":20:A\n:25:1\n:60F:C261101EUR1,\n:61:",
            "01,A,B,261121,1200,1,,,2/\n02,",
            "OFXHEADER:100\n\n<OFX><STMTRS><STMTTRN><NAME>",
            "Date,Amount,Currency\n2026-11-03,\"",
            "101 091000019 1234567892611211000A094101"
        }) {
            assertThatThrownBy(() -> reader.read(new EndlessStream(head, "x", ENDLESS), new StatementRecorder()))
                    .as("%s: %s", reader.id(), head)
                    .isInstanceOf(SmartApException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void depth_and_pieces_without_end_are_refused(StatementReader reader) {
        for (String piece :
                new String[] {"<a>", "\n88,1", "\n:86:x", "<!--", "\"\n", ",", "\u00E9", "{1:", "<![CDATA["}) {
            assertThatThrownBy(() -> reader.read(new EndlessStream("", piece, ENDLESS), new StatementRecorder()))
                    .as("%s: %s", reader.id(), piece)
                    .isInstanceOf(SmartApException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void noise_is_an_error_and_nothing_else(StatementReader reader) {
        for (int seed = 0; seed < 25; seed++) {
            byte[] noise = new byte[2000];
            new Random(seed).nextBytes(noise);
            assertThatCode(() -> reader.recognises(noise)).doesNotThrowAnyException();
            assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(noise), new StatementRecorder()))
                    .as("%s: seed %d", reader.id(), seed)
                    .isInstanceOf(SmartApException.class);
        }
    }
}
