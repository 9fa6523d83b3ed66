package com.smartap.payments.statement;

import com.smartap.payments.SmallJvm;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeStatementTest {
    private static final int ENTRIES = 60_000;

    @TempDir
    private Path folder;

    /** The entries would take more than the 16 MB of heap; so would most of the files. */
    @ParameterizedTest
    @ValueSource(strings = {"camt", "mt940", "bai2", "ofx", "csv", "nacha"})
    void sixty_thousand_entries_need_a_heap_of_sixteen_megabytes(String kind) throws Exception {
        Path file = folder.resolve("large");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            write(kind, out);
        }
        SmallJvm.run(16, folder, LargeStatementMain.class, file.toString(), Integer.toString(ENTRIES));
    }

    private static void write(String kind, BufferedWriter out) throws IOException {
        out.write(head(kind));
        for (int i = 1; i <= ENTRIES; i++) {
            out.write(entry(kind, i));
        }
        out.write(foot(kind));
    }

    private static String head(String kind) {
        return switch (kind) {
            case "camt" ->
                "<Document><BkToCstmrStmt><Stmt><Id>S</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>"
                        + balance("OPBD", "CRDT", "0") + balance("CLBD", "DBIT", Integer.toString(ENTRIES));
            case "mt940" -> ":20:S\n:25:DE89370400440532013000\n:28C:1\n:60F:C261101EUR0,\n";
            case "bai2" ->
                "01,A,B,261121,1200,1,,,2/\n02,B,A,1,261120,,USD,2/\n03,1,USD,010,0,,,015,-" + ENTRIES + "00,,/\n";
            case "ofx" -> "OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>USD<BANKTRANLIST>";
            case "csv" -> "Date,Description,Amount,Balance,Currency\n";
            default ->
                String.format("%-94s\n", "101 091000019 1234567892611211000A094101")
                        + String.format(
                                "%-40s1123456789CCD%-16s261124   1091000010000001\n", "5220NORTHWIND", "VENDOR PMT");
        };
    }

    private static String entry(String kind, int i) {
        return switch (kind) {
            case "camt" ->
                "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls><TxDtls><Refs>"
                        + "<EndToEndId>PAY-" + i + "</EndToEndId></Refs><RmtInf><Ustrd>INV-" + i
                        + " and some more words about it</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n";
            case "mt940" ->
                ":61:261103D1,00NTRFPAY-" + i + "//BANK-" + i + "\n:86:166?20EREF+PAY-" + i + "?21SVWZ+INV-" + i
                        + "?31GB82WEST12345698765432?32Vendor\n";
            case "bai2" ->
                "16,455,100,V,261120,,BANK" + i + ",PAY-" + i + ",INV-" + i + " and some more words about it\n";
            // All on one line.
            case "ofx" ->
                "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261103<TRNAMT>-1.00<FITID>F" + i + "<NAME>Vendor " + i
                        + "<MEMO>INV-" + i + " and some more words about it</STMTTRN>";
            case "csv" -> "2026-11-03,\"INV-" + i + ", and some more words about it\",-1.00," + -i + ".00,USD\n";
            default ->
                String.format(
                                "622021000021%-17s%010d%-15s%-22s  109100001%07d\n",
                                "987654321", 100, "PAY-" + i, "VENDOR", i)
                        + String.format("705%-80s0001%07d\n", "RMR*IV*INV-" + i, i);
        };
    }

    private static String foot(String kind) {
        return switch (kind) {
            case "camt" -> "</Stmt></BkToCstmrStmt></Document>";
            case "mt940" -> ":62F:D261120EUR" + ENTRIES + ",\n-\n";
            case "bai2" ->
                "49,0," + (ENTRIES + 2) + "/\n98,0,1," + (ENTRIES + 4) + "/\n99,0,1," + (ENTRIES + 6) + "/\n";
            case "ofx" -> "</BANKTRANLIST></STMTRS></OFX>";
            case "csv" -> "";
            default -> {
                String totals =
                        String.format("%010d%012d%012d", 2_100_002L * ENTRIES % 10_000_000_000L, 0, 100L * ENTRIES);
                yield String.format(
                                "%-44s1123456789%-25s091000010000001\n",
                                "8220" + String.format("%06d", 2 * ENTRIES) + totals, "")
                        + String.format(
                                "%-94s\n",
                                "9000001" + String.format("%06d%08d", (2 * ENTRIES + 4 + 9) / 10, 2 * ENTRIES)
                                        + totals);
            }
        };
    }

    private static String balance(String type, String sign, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>" + sign + "</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>\n";
    }
}
