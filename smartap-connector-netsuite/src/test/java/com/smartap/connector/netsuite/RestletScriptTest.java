package com.smartap.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.smartap.testkit.netsuite.RestletHandler;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The scripts themselves, called as NetSuite calls them. */
class RestletScriptTest {
    private final AccountFixture account = new AccountFixture();
    private final ScriptedRestlet restlet = new ScriptedRestlet(account.twin.scripting());

    @AfterEach
    void close() {
        ScriptedRestlet.forget();
        account.close();
    }

    private JsonNode post(String body) {
        try {
            return new ObjectMapper().readTree(restlet.post(body.replace('\'', '"')));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void refused(String body, String code, String words) {
        assertThatExceptionOfType(RestletHandler.Failed.class)
                .isThrownBy(() -> post(body))
                .satisfies(failed -> assertThat(failed.code()).isEqualTo(code))
                .withMessageContaining(words);
    }

    @Test
    void an_answer_carries_the_version_and_the_units_that_were_left() {
        JsonNode answer = post("{'version':1,'operation':'vendors'}");
        assertThat(answer.path("version").asInt()).isEqualTo(1);
        assertThat(answer.path("remainingUnits").asInt()).isEqualTo(4980);
        assertThat(answer.path("rows")).hasSize(1);
        assertThat(answer.path("more").asBoolean()).isFalse();
        assertThat(restlet.get()).contains("\"operations\"");
    }

    @Test
    void another_version_is_refused_with_what_to_do() {
        refused("{'version':2,'operation':'vendors'}", "SMARTAP_VERSION", "install the scripts");
        refused("{'operation':'vendors'}", "SMARTAP_VERSION", "undefined");
    }

    @Test
    void unknown_operations_and_fields_are_refused() {
        refused("{'version':1,'operation':'drop'}", "SMARTAP_INVALID_INPUT", "must be one of");
        refused("{'version':1,'operation':'vendors','sinse':'x'}", "SMARTAP_INVALID_INPUT", "sinse");
        refused("{'version':1,'operation':'vendors','since':'1/1/2026'}", "SMARTAP_INVALID_INPUT", "must be a moment");
        refused("{'version':1,'operation':'orders','limit':1001}", "SMARTAP_INVALID_INPUT", "1 to 1000");
        refused("{'version':1,'operation':'paymentStatus','id':'1 OR 1=1'}", "SMARTAP_INVALID_INPUT", "internal id");
    }

    @Test
    void a_page_ends_early_with_more_to_come_before_the_units_run_out() {
        for (int i = 2; i <= 4; i++) {
            account.order(i, "USD");
        }
        restlet.units = 245;
        JsonNode answer = post("{'version':1,'operation':'orders','limit':3}");
        assertThat(answer.path("rows")).hasSize(3);
        assertThat(answer.path("more").asBoolean()).isTrue();
        assertThat(restlet.unitsLeft()).isGreaterThanOrEqualTo(200);
        restlet.units = 200;
        refused("{'version':1,'operation':'orders','limit':3}", "SMARTAP_OUT_OF_UNITS", "governance units");
    }

    @Test
    void orders_come_with_quantities_and_without_main_and_tax_lines() {
        account.twin.desk().receive(account.order, "1", new java.math.BigDecimal("7"));
        JsonNode row = post("{'version':1,'operation':'findOrders','id':'" + account.order + "'}")
                .path("rows")
                .path(0);
        assertThat(row.path("statusname").asText()).isEqualTo("Purchase Order : Pending Billing/Partially Received");
        assertThat(row.path("lines")).hasSize(3);
        assertThat(row.path("lines").path(0).path("quantityshiprecv").asText()).isEqualTo("7");
        assertThat(row.path("lines").path(2).path("expenseaccount").asText()).isEqualTo("59");
    }

    @Test
    void columns_that_the_account_does_not_have_are_left_out_and_remembered() {
        account.twin.hide("vendor.taxidnum");
        account.twin.hide("vendor.currency");
        assertThat(post("{'version':1,'operation':'vendors'}")
                        .path("rows")
                        .path(0)
                        .path("entityid")
                        .asText())
                .isEqualTo("Vendor 1");
        int first = restlet.unitsLeft();
        post("{'version':1,'operation':'vendors'}");
        assertThat(restlet.unitsLeft()).isEqualTo(first + 20);
    }

    @Test
    void lines_that_do_not_sum_up_to_the_total_are_refused_before_anything_is_saved() {
        refused(
                create("'expenses':[{'account':'58','amount':'10.01'}],'total':'10.00'"),
                "SMARTAP_TOTAL_DIFFERS",
                "10.01");
        refused(
                create("'expenses':[{'account':'58','amount':'1e3'}],'total':'10.00'"),
                "SMARTAP_INVALID_INPUT",
                "amount");
        refused(
                create("'expenses':[{'account':'58','amont':'10.00'}],'total':'10.00'"),
                "SMARTAP_INVALID_INPUT",
                "amont");
        assertThat(account.twin.heldBills()).isEmpty();
    }

    @Test
    void a_day_that_the_calendar_does_not_have_is_refused() {
        String body = create("'expenses':[{'account':'58','amount':'10.00'}],'total':'10.00'");
        refused(body.replace("2026-11-02", "2026-02-30"), "SMARTAP_INVALID_INPUT", "calendar");
        assertThat(post(body).path("created").asBoolean()).isTrue();
    }

    @Test
    void one_external_id_makes_one_bill() {
        String body = create("'expenses':[{'account':'58','amount':'10.00'}],'total':'10.00'");
        String id = post(body).path("rows").path(0).path("id").asText();
        JsonNode again = post(body);
        assertThat(again.path("created").asBoolean()).isFalse();
        assertThat(again.path("rows").path(0).path("id").asText()).isEqualTo(id);
        assertThat(account.twin.heldBills()).hasSize(1);
    }

    @Test
    void a_document_is_filed_and_attached_once() {
        String bill = account.twin.desk().enterBill(account.vendor, "X", new java.math.BigDecimal("1.00"));
        String xml =
                Base64.getEncoder().encodeToString("<a>Zürich</a>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String body =
                "{'version':1,'operation':'attach','type':'vendorBill','billId':'%s','folder':'77','name':'a.xml','mediaType':'text/xml','content':'%s'}"
                        .formatted(bill, xml);
        String id = post(body).path("id").asText();
        assertThat(post(body).path("id").asText()).isEqualTo(id);
        assertThat(account.twin.row("file", id))
                .containsEntry("contents", "<a>Zürich</a>")
                .containsEntry("folder", "77");
        assertThat(account.twin.attachments(bill)).isEqualTo(1);
        refused(body.replace("'" + bill + "'", "'424242'"), "RCRD_DSNT_EXIST", "424242");
        refused(body.replace("a.xml", "../a.xml"), "SMARTAP_INVALID_INPUT", "name");
    }

    private String create(String rest) {
        return ("{'version':1,'operation':'createBill','type':'vendorBill','externalId':'smartap-1','items':[],"
                        + "'fields':{'entity':'%s','tranId':'INV-1','tranDate':'2026-11-02'},%s}")
                .formatted(account.vendor, rest);
    }
}
