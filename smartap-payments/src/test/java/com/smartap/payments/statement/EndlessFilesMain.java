package com.smartap.payments.statement;

import com.smartap.payments.lint.Finding;
import com.smartap.payments.lint.PaymentFileLinter;
import com.smartap.spi.SmartApException;
import com.smartap.spi.payment.StatementReader;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.IOException;
import java.util.ServiceLoader;

/** Reads files whose lines, records, elements and texts never end; run in a process of its own with a small heap. */
final class EndlessFilesMain {
    /** Larger than the heap. */
    private static final long SIZE = 28L << 20;

    private static final String[][] STATEMENTS = {
        {"camt.053", "<Document><BkToCstmrStmt><Stmt><Id>", "x"},
        {"camt.053", "<Document><BkToCstmrStmt><Stmt>", "<a>"},
        {"camt.053", "<Document><BkToCstmrStmt><Stmt><!--", "x"},
        {"camt.053", "<Document><BkToCstmrStmt><Stmt a=\"", "x"},
        {"pain.002", "<Document><CstmrPmtStsRpt><![CDATA[", "x"},
        {"mt940", ":20:A\n:25:1\n:60F:C261101EUR1,\n:61:", "x"},
        {"mt940", ":20:A\n:25:1\n:60F:C261101EUR1,\n:86:", "x\n"},
        {"bai2", "01,A,B,261121,1200,1,,,2/\n02,", "x"},
        {"bai2", "01,A,B,261121,1200,1,,,2/\n02,A,B,1,261120,,USD,2/\n03,1,USD", "\n88,1"},
        {"ofx", "OFXHEADER:100\n\n<OFX><STMTRS><STMTTRN><NAME>", "x"},
        {"nacha", "101 091000019 1234567892611211000A094101", "x"},
        {"csv", "Date,Amount,Currency\n2026-11-03,\"", "x\n"},
    };
    private static final String[][] PAYMENTS = {
        {"101 091000019 1234567892611211000A094101", "x"},
        {"101 091000019 1234567892611211000A094101\n", "6\n"},
        {"101 091000019 1234567892611211000A094101\n", "\n"},
        {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn>", "<a>"},
        {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn>", "x"},
        {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn>", "<PmtInf/>"},
        {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn a=\"", "x"},
    };

    private EndlessFilesMain() {}

    public static void main(String[] args) throws IOException {
        for (String[] file : STATEMENTS) {
            read(file[0], new EndlessStream(file[1], file[2], SIZE));
        }
        for (String[] file : PAYMENTS) {
            long[] errors = new long[1];
            PaymentFileLinter.check(
                    new EndlessStream(file[0], file[1], SIZE),
                    finding -> errors[0] += finding.severity() == Finding.Severity.ERROR ? 1 : 0);
            if (errors[0] == 0) {
                throw new IllegalStateException(file[0] + file[1] + " is without findings");
            }
        }
    }

    private static void read(String id, EndlessStream file) throws IOException {
        StatementReader reader = ServiceLoader.load(StatementReader.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
        try {
            reader.read(file, StatementRecorder.lenient());
        } catch (SmartApException e) {
            return;
        }
        throw new IllegalStateException(id + " took a file without end");
    }
}
