package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.model.ContentHash;
import com.smartap.testkit.bank.SimulatedBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentsCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T15:00:00Z"), ZoneOffset.UTC);
    private static final String BATCH = """
            {"id":"PB-2026-0001","executionDate":"2026-11-24","createdAt":"2026-11-21T10:00:00Z",
             "originator":{"name":"Northwind Books","id":"1123456789","routingNumber":"091000019","accountNumber":"123456789","bankName":"First Bank"},
             "payments":[{"id":"PAY-1","amount":"599.96","currency":"USD","vendor":{"name":"Industrial Parts Co","address":{"country":"US"}},
               "account":{"routingNumber":"021000021","accountNumber":"987654321","type":"CHECKING"},
               "remittance":[{"invoiceNumber":"BILL-2024-5712","invoiceDate":"2026-01-03","grossAmount":"599.96","discount":"0.00","paidAmount":"599.96"}]}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_batch_becomes_a_file_that_the_bank_executes_and_reports() throws IOException {
        Path out = folder.resolve("pay.ach");
        Cli.Ran ran = write(BATCH, "nacha-ccd", out);

        assertThat(ran.exit()).as(ran.out()).isZero();
        byte[] file = Files.readAllBytes(out);
        assertThat(ran.line())
                .isEqualTo(Cli.json(
                        "{\"file\":\"%s\",\"format\":\"nacha-ccd\",\"payments\":1,\"total\":\"599.96\",\"currency\":\"USD\",\"sha256\":\"%s\"}"
                                .formatted(out, ContentHash.of(file))));
        SimulatedBank bank =
                SimulatedBank.builder(CLOCK).statementAfterEachFile(true).build();
        bank.submit("pay.ach", file);
        Path statement = Files.write(
                folder.resolve("statement.xml"), bank.statements().get(0).readAll());

        List<JsonNode> read = Cli.run("payments", "read", statement).lines();
        assertThat(read).hasSize(2);
        assertThat(read.get(0).path("statement").path("format").asText()).isEqualTo("CAMT_053");
        assertThat(read.get(0).path("statement").path("balanced").asBoolean()).isTrue();
        assertThat(read.get(0).path("statement").path("entries").asInt()).isEqualTo(1);
        assertThat(read.get(1).path("entry").path("amount").asText()).isEqualTo("-599.96");
        assertThat(read.get(1).path("entry").path("endToEndId").asText()).isEqualTo("PAY-1");
        assertThat(Cli.run("payments", "read", statement, "--format", "CAMT_053")
                        .exit())
                .isZero();

        Cli.Ran check = Cli.run("payments", "check", statement);
        assertThat(check.exit()).as(check.out()).isZero();
        Path wrong = Files.writeString(
                folder.resolve("wrong.xml"), Files.readString(statement).replaceFirst("599.96", "599.95"));
        assertThat(Cli.run("payments", "check", wrong).lines())
                .anyMatch(line -> line.path("severity").asText().equals("ERROR"));
        Path cut = Files.writeString(
                folder.resolve("cut.xml"), Files.readString(statement).substring(0, 900));
        Cli.Ran damaged = Cli.run("payments", "check", cut);
        assertThat(damaged.exit()).isEqualTo(1);
        assertThat(damaged.line().path("position").asText()).startsWith("line ");
        assertThat(Cli.run("payments", "read", cut).error().path("code").asText())
                .isEqualTo("STATEMENT_FORMAT");
    }

    @Test
    void a_check_names_every_record_that_cannot_be_read() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("bad.csv"),
                "Buchungstag;Betrag;Waehrung\n19.11.2026;-1,00;EUR\n19.11.2026;oops;EUR\n20.11.2026;bad;EUR\n");
        Cli.Ran check = Cli.run("payments", "check", csv);
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.lines())
                .filteredOn(line -> line.path("severity").asText().equals("ERROR"))
                .extracting(line -> line.path("position").asText())
                .containsExactly("line 3", "line 4");
    }

    @Test
    void bank_files_of_every_kind_are_recognised_and_printed_alike() throws IOException {
        String mt =
                ":20:S-1\n:25:DE89370400440532013000\n:28C:7\n:60F:C261102EUR100,\n:61:2611031103D10,NTRFPAY-1//B-1\n"
                        + ":86:INV-1\n:62F:C261120EUR90,\n";
        JsonNode statement = printed(mt, 0).path("statement");
        assertThat(statement.path("format").asText()).isEqualTo("MT940");
        assertThat(statement.path("to").asText()).isEqualTo("2026-11-20");
        assertThat(statement.path("balanced").asBoolean()).isTrue();
        assertThat(statement.path("fingerprint").asText()).hasSize(64);
        JsonNode entry = printed(mt, 1).path("entry");
        assertThat(entry.path("amount").asText()).isEqualTo("-10");
        assertThat(entry.path("endToEndId").asText()).isEqualTo("PAY-1");
        assertThat(entry.path("codeText").asText()).isEqualTo("transfer");

        String bai = "01,A,B,261121,1200,1,,,2/\n02,B,A,1,261120,,USD,2/\n03,1,USD,010,10000,,,015,10100,,/\n"
                + "16,257,100,,B-1,PAY-1,RETURN R03\n49,20200,3/\n98,20200,1,5/\n99,20200,1,7/\n";
        assertThat(printed(bai, 0).path("statement").path("format").asText()).isEqualTo("BAI2");
        assertThat(printed(bai, 1).path("entry").path("returnReason").asText()).contains("no account");

        String status =
                "<Document><CstmrPmtStsRpt><GrpHdr><MsgId>M</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>PB-1</OrgnlMsgId>"
                        + "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>AM10</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>";
        assertThat(printed(status, 0).path("statement").path("format").asText()).isEqualTo("PAIN_002");
        JsonNode answer = printed(status, 1).path("entry");
        assertThat(answer.path("status").asText()).isEqualTo("REJECTED");
        assertThat(answer.path("returnCode").asText()).isEqualTo("AM10");
        assertThat(answer.path("returnReason").asText()).contains("control sum");
    }

    @Test
    void a_notification_of_change_is_printed_as_information() throws IOException {
        String file = String.format("%-94s\n", "101 091000019 1234567892611211000A094101")
                + String.format("%-40s1123456789COR%-16s261124   1021000020000001\n", "5220NORTHWIND", "VENDOR PMT")
                + String.format("621021000021%-17s%010d%-15s%-22s  1021000020000009\n", "1", 0, "PAY-1", "VENDOR")
                + String.format("798C02091000010000001      02100002%-29s%15s021000020000009\n", "021000021", "")
                + String.format("%-44s1123456789%-25s021000020000001\n", "82200000020002100002" + "0".repeat(24), "")
                + String.format("%-94s\n", "9000001000001000000020002100002" + "0".repeat(24));
        JsonNode entry = printed(file, 1).path("entry");
        assertThat(entry.path("amount").asText()).isEqualTo("0.00");
        assertThat(entry.path("status").asText()).isEqualTo("INFORMATION");
        assertThat(entry.path("returnCode").asText()).isEqualTo("C02");
        assertThat(entry.path("change").path("corrected").path("routingNumber").asText())
                .isEqualTo("021000021");
    }

    @Test
    void a_reader_takes_options_and_may_leave_bad_records_out() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("a.csv"), "Date,Amount\n03/04/2026,1.00\n03/04/2026,one\n03/04/2026,2.00\n");
        assertThat(Cli.run("payments", "read", csv).error().path("message").asText())
                .contains("dateFormat");
        Cli.Ran ran = Cli.run(
                "payments", "read", csv, "--lenient", "--option", "dateFormat=dd/MM/yyyy", "--option", "currency=EUR");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines()).hasSize(4);
        assertThat(ran.lines().get(0).path("statement").path("skipped").asInt()).isEqualTo(1);
        assertThat(ran.lines().get(2).path("problem").path("position").asText()).isEqualTo("line 3");
        assertThat(ran.lines().get(3).path("entry").path("bookingDate").asText())
                .isEqualTo("2026-04-03");
        assertThat(Cli.run("payments", "read", csv, "--option", "colour=red")
                        .error()
                        .path("code")
                        .asText())
                .isEqualTo("INVALID_REQUEST");
    }

    private JsonNode printed(String text, int line) throws IOException {
        Cli.Ran ran = Cli.run("payments", "read", Files.writeString(folder.resolve("bank-file"), text));
        assertThat(ran.exit()).as(ran.out()).isZero();
        return ran.lines().get(line);
    }

    @Test
    void what_is_wrong_with_a_batch_is_named_and_nothing_is_written() throws IOException {
        refused(BATCH.replace("\"599.96\",\"currency\"", "599.96,\"currency\""), "payments[0].amount");
        refused(BATCH.replace("\"executionDate\":\"2026-11-24\",", ""), "executionDate");
        refused(BATCH.replace("2026-11-24", "24.11.2026"), "executionDate");
        refused(BATCH.replace("\"USD\"", "\"USX\""), "payments[0].currency");
        refused(BATCH.replace("\"599.96\",\"currency\"", "\"599.961\",\"currency\""), "payments[0].amount");
        refused(BATCH.replace("\"type\":\"CHECKING\"", "\"kind\":\"CHECKING\""), "payments[0].account.kind");
        refused(BATCH.replace("\"CHECKING\"", "\"CURRENT\""), "payments[0].account.type");
        refused(BATCH.replace("\"country\":\"US\"", "\"country\":\"USA\""), "payments[0].vendor.address.country");
        refused(
                BATCH.replace("\"paidAmount\":\"599.96\"", "\"paid\":\"599.96\""),
                "payments[0].remittance[0].paidAmount");
        refused(BATCH.replace("\"021000021\"", "\"021000022\""), "account.routingNumber");
        refused("[1]", "batch");
        refused("{\"id\":", "batch");
        refused("", "batch");
        refused(BATCH.replaceFirst("\\{", "{\"id\":\"twice\","), "batch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nacha-ccd",
                "nacha-ctx",
                "nacha-ppd",
                "pain.001",
                "pain.001.001.03",
                "pain.001.001.09",
                "pain.001.001.11",
                "csv",
                "json",
                "positive-pay"
            })
    void every_format_writes_the_batch_and_what_the_linter_knows_has_no_finding(String format) throws IOException {
        Path out = folder.resolve("out");
        Cli.Ran ran = write(BATCH.replace(",\"address\":{\"country\":\"US\"}", ""), format, out);
        assertThat(ran.exit()).as(ran.out()).isZero();
        assertThat(ran.line().path("total").asText()).isEqualTo("599.96");
        assertThat(ran.line().path("format").asText()).startsWith(format);
        if (format.startsWith("nacha") || format.startsWith("pain")) {
            Cli.Ran check = Cli.run("payments", "check", out);
            assertThat(check.out()).isEmpty();
            assertThat(check.exit()).isZero();
        }
    }

    @Test
    void a_batch_that_was_written_as_json_is_a_batch_again() throws IOException {
        Path json = folder.resolve("again.json");
        assertThat(write(BATCH, "json", json).exit()).isZero();
        Path first = folder.resolve("first.ach");
        Path second = folder.resolve("second.ach");
        assertThat(write(BATCH, "nacha-ctx", first).exit()).isZero();
        String again = Files.readString(json);
        assertThat(write(again, "nacha-ctx", second).exit()).isZero();
        assertThat(second).hasSameBinaryContentAs(first);
        refused(again.replace("\"count\":1", "\"count\":2"), "count");
        refused(again.replace("[{\"amount\":\"599.96\"", "[{\"amount\":\"599.97\""), "totals[0].amount");
    }

    @Test
    void address_lines_are_mended_or_refused_and_the_change_is_told() throws IOException {
        String lines =
                BATCH.replace("{\"country\":\"US\"}", "{\"lines\":[\"400 Parts Ln\",\"Detroit, MI 48201\",\"USA\"]}");
        Cli.Ran ran = write(lines, "pain.001.001.09", folder.resolve("x.xml"));
        assertThat(ran.exit()).as(ran.out()).isZero();
        JsonNode note = ran.line().path("notes").path(0);
        assertThat(note.path("payment").asText()).isEqualTo("PAY-1");
        assertThat(note.path("field").asText()).isEqualTo("payeeAddress");
        assertThat(note.path("message").asText()).contains("town \"Detroit\"").contains("country \"US\"");
        JsonNode error =
                write(BATCH, "pain.001.001.09", folder.resolve("y.xml")).error();
        assertThat(error.path("payment").asText()).isEqualTo("PAY-1");
        assertThat(error.path("field").asText()).isEqualTo("payeeAddress.town");
        assertThat(folder.resolve("y.xml")).doesNotExist();
    }

    @Test
    void a_damaged_payment_file_is_named_with_rule_and_position() throws IOException {
        Path out = folder.resolve("pay.ach");
        write(BATCH, "nacha-ccd", out);
        Files.writeString(out, Files.readString(out).replaceFirst("8220000002", "8220000003"));
        Cli.Ran check = Cli.run("payments", "check", out);
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.line().path("severity").asText()).isEqualTo("ERROR");
        assertThat(check.line().path("rule").asText()).isEqualTo("NACHA_BATCH_COUNT");
        assertThat(check.line().path("position").asText()).isEqualTo("line 5, columns 5-10");
    }

    @Test
    void an_account_number_shows_in_no_message() throws IOException {
        Cli.Ran ran = write(BATCH.replace("\"987654321\"", "987654321"), "nacha-ccd", folder.resolve("x"));
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.error().path("message").asText()).contains("••••4321");
        assertThat(ran.out() + ran.err()).doesNotContain("987654321");
    }

    @Test
    void a_format_or_file_that_nobody_knows_is_refused_with_those_there_are() throws IOException {
        JsonNode error = write(BATCH, "mt101", folder.resolve("x")).error();
        assertThat(error.path("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(error.path("message").asText()).contains("mt101").contains("nacha-ccd");
        Path text = Files.writeString(folder.resolve("x.txt"), "hello");
        assertThat(Cli.run("payments", "read", text).error().path("message").asText())
                .contains("camt.053");
        assertThat(Cli.run("payments", "check", text).exit()).isEqualTo(1);
        assertThat(Cli.run("payments", "read", folder.resolve("absent"))
                        .error()
                        .path("code")
                        .asText())
                .isEqualTo("NOT_FOUND");
    }

    private void refused(String batch, String field) throws IOException {
        Path out = folder.resolve("never.ach");
        Cli.Ran ran = write(batch, "nacha-ccd", out);
        assertThat(ran.exit()).as(batch).isEqualTo(1);
        assertThat(ran.error().path("field").asText()).as(ran.out()).isEqualTo(field);
        assertThat(ran.error().path("message").asText()).as(ran.out()).isNotBlank();
        assertThat(out).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    private Cli.Ran write(String batch, String format, Path out) throws IOException {
        Path file = Files.writeString(folder.resolve("batch.json"), batch);
        return Cli.run("payments", "write", "--format", format, "--batch", file, "--out", out);
    }
}
