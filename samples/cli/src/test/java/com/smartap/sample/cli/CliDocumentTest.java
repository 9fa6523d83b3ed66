package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.archive.SigningKey;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.bank.SimulatedBank;
import com.smartap.testkit.foxit.FoxitTwin;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.world.SimulatedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of {@code docs/cli.md} does what the page says. */
class CliDocumentTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "cli.md");
    private static final Pattern BLOCK = Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BATCH = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REQUEST = Pattern.compile("```json\\n(\\{\"reference\".*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("data|.*\\.(pdf|json|xml|ach|p12|csv|eml)");

    @TempDir
    private Path folder;

    private String billId = "";
    private String requestId = "";

    private record Example(String command, List<String> expected, int exit) {}

    @Test
    void every_example_gives_what_the_page_says() throws IOException {
        String page = Files.readString(PAGE);
        TestClock now = TestClock.at(Clock.systemUTC().instant());
        try (SimulatedWorld world = SimulatedWorld.open(Clock.systemUTC(), 0);
                FoxitTwin foxit = new FoxitTwin(now).start(0)) {
            fixtures(page, world);
            signing(page, foxit, now);
            List<Example> examples = examples(page);
            assertThat(examples).hasSizeGreaterThan(20);
            for (Example example : examples) {
                run(example);
                if (example.command().startsWith("smartap esign request")) {
                    foxit.sign(requestId, "mia@example.com");
                }
            }
        }
    }

    private void run(Example example) throws IOException {
        Map<String, String> environment = new HashMap<>();
        List<Object> arguments = new ArrayList<>();
        for (String word : example.command().split(" ")) {
            if (word.matches("[A-Z_]+=.*")) {
                environment.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            } else if (!word.equals("smartap")) {
                boolean file = FILE.matcher(word).matches();
                arguments.add(
                        file
                                ? folder.resolve(word)
                                : word.equals("BILL_ID") ? billId : word.equals("REQUEST_ID") ? requestId : word);
            }
        }
        Cli.Ran ran = Cli.run(environment, Clock.systemUTC(), arguments.toArray());
        String out = ran.out().replace(folder + "/", "");
        assertThat(ran.exit()).as(example.command() + "\n" + out + ran.err()).isEqualTo(example.exit());
        assertThat(out).as(example.command()).matches(pattern(example.expected()));
        if (example.command().contains("export-invoice")) {
            billId = ran.line().path("billId").asText();
        }
        if (example.command().contains("esign request")) {
            requestId = ran.line().path("providerId").asText();
        }
        if (example.command().contains("--out pay.ach")) {
            statements();
        }
    }

    /** {@code …} stands for anything within a line, and for any lines where it is a line of its own. */
    private static Pattern pattern(List<String> expected) {
        return Pattern.compile(expected.stream()
                .map(line -> line.equals("…")
                        ? "(?:.*\\n)*"
                        : Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")) + "\\n")
                .collect(Collectors.joining()));
    }

    private static List<Example> examples(String page) {
        List<Example> examples = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            String command = null;
            List<String> expected = new ArrayList<>();
            int exit = 0;
            for (String line : (blocks.group(1) + "$ end").split("\n")) {
                if (line.startsWith("$ ")) {
                    if (command != null) {
                        examples.add(new Example(command, List.copyOf(expected), exit));
                    }
                    command = line.substring(2);
                    expected.clear();
                    exit = 0;
                } else if (line.startsWith("[exit ")) {
                    exit = Integer.parseInt(line.substring(6, 7));
                } else {
                    expected.add(line);
                }
            }
        }
        return examples;
    }

    private void fixtures(String page, SimulatedWorld world) throws IOException {
        SampleInvoice sample = SampleInvoices.all().get(0);
        Files.write(folder.resolve("invoice.pdf"), sample.pdf());
        Files.writeString(folder.resolve("list.csv"), "Vendor,Invoice No,Total\nAcme,A-1,10.00\nBeta,B-2,20.00\n");
        Files.writeString(
                folder.resolve("mail.eml"),
                "From: vendor@example.com\nMIME-Version: 1.0\nContent-Type: application/pdf; name=invoice.pdf\n"
                        + "Content-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(sample.pdf()));
        Files.writeString(
                folder.resolve("einvoice.xml"),
                "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>");
        Matcher batch = BATCH.matcher(page);
        assertThat(batch.find()).isTrue();
        Files.writeString(folder.resolve("batch.json"), batch.group(1));
        Files.writeString(folder.resolve("audit.json"), "{\"entries\":[{\"action\":\"invoice.approved\"}]}");
        ObjectNode store = Json.object().put("store", "file");
        store.putObject("settings").put("folder", folder.resolve("documents").toString());
        Files.writeString(folder.resolve("store.json"), store.toString());
        SigningKey.selfSigned(folder.resolve("seal.p12"), Secret.of("secret"), "Northwind Archive", Clock.systemUTC());
        ObjectNode invoice =
                InvoiceJson.of(sample.truth()).put("vendorId", sample.vendor().id());
        int number = 1;
        for (JsonNode line : invoice.path("lines")) {
            ((ObjectNode) line).put("purchaseOrderLine", number++);
        }
        Files.writeString(folder.resolve("invoice.json"), invoice.toString());
        ObjectNode connection = Json.object()
                .put("system", "quickbooks")
                .put("baseUrl", world.quickBooks().baseUrl().toString());
        ObjectNode settings = connection.putObject("settings");
        world.settings().forEach(settings::put);
        ObjectNode credentials = connection.putObject("credentials");
        world.credentials().forEach((name, value) -> credentials.put(name, value.reveal()));
        Files.writeString(folder.resolve("connection.json"), connection.toString());
    }

    /** The request of the page, and a provider that knows nothing of it yet. */
    private void signing(String page, FoxitTwin foxit, TestClock now) throws IOException {
        Matcher request = REQUEST.matcher(page);
        assertThat(request.find()).isTrue();
        ObjectNode wanted = (ObjectNode) Json.MAPPER.readTree(request.group(1));
        wanted.put("expiresAt", now.instant().plus(Duration.ofDays(14)).toString());
        Files.writeString(folder.resolve("request.json"), wanted.toString());
        ObjectNode connection = Json.object()
                .put("system", "foxit")
                .put("baseUrl", foxit.baseUrl().toString());
        ObjectNode settings = connection.putObject("settings").put("settleSeconds", "0");
        foxit.settings().forEach(settings::put);
        ObjectNode credentials = connection.putObject("credentials");
        foxit.credentials().forEach((name, value) -> credentials.put(name, value.reveal()));
        Files.writeString(folder.resolve("foxit.json"), connection.toString());
    }

    /** What the bank says after it got the payment file. */
    private void statements() throws IOException {
        SimulatedBank bank = SimulatedBank.builder(Clock.systemUTC())
                .statementAfterEachFile(true)
                .build();
        bank.submit("pay.ach", Files.readAllBytes(folder.resolve("pay.ach")));
        byte[] statement = bank.statements().get(0).readAll();
        Files.write(folder.resolve("statement.xml"), statement);
        Files.write(folder.resolve("damaged.xml"), java.util.Arrays.copyOf(statement, statement.length / 2));
    }
}
