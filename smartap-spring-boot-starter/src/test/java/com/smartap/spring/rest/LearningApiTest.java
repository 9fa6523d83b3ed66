package com.smartap.spring.rest;

import static com.smartap.spring.rest.InvoiceApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.InvoiceReading;
import com.smartap.core.ReviewReport;
import com.smartap.core.VendorLessons;
import com.smartap.model.Page;
import com.smartap.model.invoice.DocumentPart;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.LearnedUse;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearningApiTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID VENDOR = UUID.fromString("88888888-8888-8888-8888-888888888888");
    private static final UUID INVOICE = UUID.fromString("99999999-9999-9999-9999-999999999999");
    private static final String ONE = "/api/v1/learning/vendors/" + VENDOR;
    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost(TestHost.WithFakeEngine.class);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void reset() {
        host.engine.reset();
    }

    private static VendorLessons lessons() {
        return new VendorLessons(
                new VendorId(VENDOR),
                "Acme",
                List.of(new VendorLessons.Version(
                        2,
                        VendorLessons.State.ACTIVE,
                        "anchors",
                        List.of(new LearnedLayout.Rule(InvoiceField.VENDOR_NAME, "top left", 3, 1)),
                        3,
                        "learned from the correction of invoice A-1 by carla",
                        AT)),
                List.of(new VendorLessons.Example(
                        new InvoiceId(INVOICE),
                        "A-1",
                        VendorLessons.Kind.CORRECTED,
                        "carla",
                        AT,
                        List.of(InvoiceField.VENDOR_NAME))),
                List.of(new VendorLessons.Key(VendorLessons.KeyKind.DOMAIN, "acme.example", false)));
    }

    @Test
    void what_was_learned_is_told_with_rules_examples_and_keys() {
        host.engine.learning.on("get", args -> lessons()).on("list", args -> new Page<>(List.of(lessons()), "c2"));
        assertThat(host.get(ONE).body())
                .isEqualTo(
                        "{\"vendorId\":\"" + VENDOR
                                + "\",\"vendorName\":\"Acme\",\"versions\":[{\"number\":2,\"state\":\"ACTIVE\",\"learner\":\"anchors\","
                                + "\"rules\":[{\"field\":\"vendor.name\",\"description\":\"top left\",\"hits\":3,\"misses\":1}],"
                                + "\"examples\":3,\"reason\":\"learned from the correction of invoice A-1 by carla\","
                                + "\"createdAt\":\"2026-11-21T10:00:00Z\"}],\"examples\":[{\"invoiceId\":\"" + INVOICE
                                + "\",\"invoiceNumber\":\"A-1\",\"kind\":\"CORRECTED\",\"by\":\"carla\",\"at\":\"2026-11-21T10:00:00Z\","
                                + "\"corrected\":[\"vendor.name\"]}],\"keys\":[{\"kind\":\"DOMAIN\",\"value\":\"acme.example\",\"shared\":false}]}");
        assertThat(host.get("/api/v1/learning/vendors?limit=1").body()).contains("\"next\":\"c2\"");
    }

    @Test
    void what_people_do_needs_a_reason_and_reaches_the_engine() {
        List<Object> seen = new ArrayList<>();
        for (String method : List.of("remove", "restore", "dropExample")) {
            host.engine.learning.on(method, args -> {
                seen.add(method + List.of(args).subList(2, args.length));
                return lessons();
            });
        }
        assertProblem(host.post(ONE + "/remove", "{}"), 400, "INVALID_REQUEST", "reason");
        assertProblem(host.post(ONE + "/restore", "{\"reason\":\"x\"}"), 400, "INVALID_REQUEST", "version");
        assertProblem(host.post(ONE + "/drop-example", "{\"reason\":\"x\"}"), 400, "INVALID_REQUEST", "invoiceId");
        assertThat(seen).isEmpty();
        assertThat(host.post(ONE + "/remove", "{\"reason\":\"nonsense\"}").statusCode())
                .isEqualTo(200);
        assertThat(host.post(ONE + "/restore", "{\"version\":1,\"reason\":\"right\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(host.post(ONE + "/drop-example", "{\"invoiceId\":\"" + INVOICE + "\",\"reason\":\"typo\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(seen).containsExactly("remove[nonsense]", "restore[1, right]", "dropExample[" + INVOICE + ", typo]");
        host.engine.learning.on("relearn", args -> {
            throw new ForbiddenException("not you");
        });
        assertProblem(host.post(ONE + "/relearn", ""), 403, "FORBIDDEN", null);
    }

    @Test
    void an_export_is_the_json_of_the_engine() {
        host.engine.learning.on("export", args -> "{\"lessons\":{}}");
        assertThat(host.get(ONE + "/export").body()).isEqualTo("{\"lessons\":{}}");
        assertThat(host.get(ONE + "/export")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("application/json");
    }

    @Test
    void words_and_readings_of_an_invoice_are_told_with_accounts_masked() {
        InvoiceContent content = InvoiceContent.builder().invoiceNumber("A-1").build();
        CandidateInvoice read = new CandidateInvoice(
                "PDF_TEXT",
                content,
                Map.of(InvoiceField.VENDOR_IBAN, new FieldReading(InvoiceField.VENDOR_IBAN, 0.9, Samples.IBAN, null)),
                List.of());
        host.engine
                .invoices
                .on(
                        "words",
                        args -> List.of(new WordPage(1, 595, 842, List.of(new PlacedWord("Total", 1, 2, 3, 4, 1)))))
                .on(
                        "reading",
                        args -> Optional.of(new InvoiceReading(
                                new InvoiceId(INVOICE),
                                AT,
                                read,
                                read,
                                new LearnedUse(new VendorId(VENDOR), 2, List.of(InvoiceField.TOTAL)),
                                new DocumentPart(2, 3, "pages 3 to 4", 3, 4),
                                List.of(new InvoiceReading.Correction(
                                        "carla",
                                        AT,
                                        List.of(new InvoiceReading.Change(
                                                InvoiceField.DUE_DATE, null, "2026-12-01")))))));
        String path = "/api/v1/invoices/" + INVOICE;
        assertThat(host.get(path + "/words").body())
                .isEqualTo(
                        "{\"items\":[{\"number\":1,\"width\":595.00,\"height\":842.00,\"words\":[{\"text\":\"Total\","
                                + "\"x\":1.00,\"y\":2.00,\"width\":3.00,\"height\":4.00,\"certainty\":1.00}]}]}");
        assertThat(host.get(path + "/reading").body())
                .contains("\"part\":{\"number\":2,\"of\":3,\"where\":\"pages 3 to 4\",\"firstPage\":3,\"lastPage\":4}")
                .contains("\"learned\":{\"vendorId\":\"" + VENDOR + "\",\"version\":2,\"fields\":[\"total\"]}")
                .contains("\"changes\":[{\"field\":\"dueDate\",\"became\":\"2026-12-01\"}]")
                .doesNotContain(Samples.IBAN);
        host.engine.invoices.on("reading", args -> Optional.empty());
        assertProblem(host.get(path + "/reading"), 404, "NOT_FOUND", null);
    }

    @Test
    void the_report_names_its_period_and_its_rate() {
        List<Object> seen = new ArrayList<>();
        host.engine.invoices.on("review", args -> {
            seen.addAll(List.of(args).subList(1, 3));
            return new ReviewReport(
                    AT,
                    AT.plusSeconds(60),
                    10,
                    6,
                    2,
                    2,
                    List.of(new ReviewReport.FieldReport(
                            InvoiceField.TOTAL, 1, 5, 1, 0, List.of(new ReviewReport.Band(0.9, 1.0, 5, 1)))));
        });
        String period = "?from=2026-11-21T10:00:00Z&to=2026-11-21T10:01:00Z";
        assertThat(host.get("/api/v1/review" + period).body())
                .contains("\"straightThroughRate\":0.7500")
                .contains("\"bands\":[{\"from\":0.9,\"to\":1.0,\"confirmed\":5,\"corrected\":1}]");
        assertThat(seen).containsExactly(AT, AT.plusSeconds(60));
        assertProblem(host.get("/api/v1/review?from=yesterday&to=today"), 400, "INVALID_REQUEST", "from");
    }
}
