package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.capture.CandidateOrder;
import com.smartap.spi.capture.ReadLimits;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EdiAcknowledgementsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:30:00Z");

    private final EdiAcknowledgements desk = new EdiAcknowledgements(Clock.fixed(NOW, ZoneOffset.UTC));

    private List<EdiAcknowledgements.Acknowledgement> answer(String received) {
        return desk.acknowledge(EdiSamples.source(received), ReadLimits.DEFAULT);
    }

    /** What an independent parser with its own schema of control segments says against a text. */
    private static List<String> faults(String text) throws Exception {
        List<String> faults = new ArrayList<>();
        EDIInputFactory factory = EDIInputFactory.newFactory();
        try (EDIStreamReader reader =
                factory.createEDIStreamReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            while (reader.hasNext()) {
                EDIStreamEvent event = reader.next();
                if (event.isError()) {
                    faults.add(event + " " + reader.getErrorType() + " " + reader.getText());
                }
            }
        }
        return faults;
    }

    @Test
    void an_accepted_group_is_answered_with_its_counts() throws Exception {
        EdiAcknowledgements.Acknowledgement answer = answer(EdiSamples.x12()).get(0);
        assertThat(answer.format()).isEqualTo("X12_997");
        assertThat(answer.isAccepted()).isTrue();
        assertThat(answer.text().replace("~\n", "~").split("~"))
                .containsExactly(
                        "ISA*00*          *00*          *ZZ*RECEIVER       *ZZ*SENDER         *260302*1230*U*00401*000000042*0*P*>",
                        "GS*FA*RECEIVER*SENDER*20260302*1230*42*X*004010",
                        "ST*997*0001",
                        "AK1*IN*7",
                        "AK2*810*0001",
                        "AK5*A",
                        "AK9*A*1*1*1",
                        "SE*6*0001",
                        "GE*1*42",
                        "IEA*1*000000042");
        assertThat(faults(answer.text())).isEmpty();
    }

    @Test
    void what_cannot_be_taken_is_rejected_with_its_place_and_reason() throws Exception {
        String wrong =
                EdiSamples.x12().replace("BIG*20260302*INV-7", "BIG*20260232*").replace("IT1*1*10*", "IT1*1*ten*");
        EdiAcknowledgements.Acknowledgement answer = answer(wrong).get(0);
        assertThat(answer.accepted()).isZero();
        assertThat(answer.text())
                .contains("AK3*BIG*2**8~", "AK4*1**8*20260232~", "AK4*2**1~", "AK3*IT1*10**8~", "AK4*2**6*ten~")
                .contains("AK5*R*5~", "AK9*R*1*1*0~");
        assertThat(faults(answer.text())).isEmpty();
    }

    @Test
    void one_bad_transaction_leaves_the_group_partly_accepted() {
        String two = EdiSamples.twoInvoicesAndAnOrder();
        String wrong = two.replaceFirst("SE\\*18\\*0002", "SE*17*0002");
        EdiAcknowledgements.Acknowledgement answer = answer(wrong).get(0);
        assertThat(answer.received()).isEqualTo(3);
        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(answer.text())
                .contains("AK2*810*0002~\nAK5*R*4~", "AK9*P*2*2*1~", "AK1*PO*8~", "AK9*A*1*1*1~", "GE*2*42~");
    }

    @Test
    void a_longer_text_than_allowed_is_accepted_and_noted() {
        String noted = EdiSamples.x12().replace("INV-7", "INV-7-AND-MUCH-MORE-THAN-22-CHARACTERS");
        assertThat(answer(noted).get(0).text()).contains("AK4*2**5*INV-7", "AK5*E*5~", "AK9*E*1*1*1~");
    }

    @Test
    void a_broken_envelope_is_answered_by_TA1_alone() {
        String broken = EdiSamples.x12().replace("IEA*1*000000042", "IEA*1*000000043");
        EdiAcknowledgements.Acknowledgement answer = answer(broken).get(0);
        assertThat(answer.accepted()).isZero();
        assertThat(answer.text()).contains("TA1*000000042*260302*1200*R*001~").doesNotContain("AK1");
    }

    @Test
    void groups_of_implementation_guides_are_answered_with_999() {
        String guide = EdiSamples.x12().replace("004010~", "005010X222A1~").replace("*U*00401*", "*^*00501*");
        EdiAcknowledgements.Acknowledgement answer = answer(guide).get(0);
        assertThat(answer.format()).isEqualTo("X12_999");
        assertThat(answer.text()).contains("ST*999*0001*005010X231A1~", "AK1*IN*7*005010X222A1~", "IK5*A~");
    }

    @Test
    void acknowledgements_are_never_answered() {
        String ours = answer(EdiSamples.x12()).get(0).text();
        assertThat(answer(ours)).isEmpty();
        assertThat(answer(answer(EdiSamples.edifact()).get(0).text())).isEmpty();
    }

    @Test
    void edifact_is_answered_with_CONTRL_that_names_what_is_wrong() throws Exception {
        EdiAcknowledgements.Acknowledgement good = answer(EdiSamples.edifact()).get(0);
        assertThat(good.format()).isEqualTo("EDIFACT_CONTRL");
        assertThat(good.text())
                .isEqualTo("UNB+UNOC:3+5412345000013:14+4012345000009:14+260302:1230+88'\n"
                        + "UNH+1+CONTRL:D:3:UN'\n"
                        + "UCI+88+4012345000009:14+5412345000013:14+7'\n"
                        + "UCM+1+INVOIC:D:96A:UN:EAN008+7'\n"
                        + "UNT+4+1'\nUNZ+1+88'\n");
        assertThat(faults(good.text())).isEmpty();

        EdiAcknowledgements.Acknowledgement bad = answer(EdiSamples.edifact().replace("QTY+47:4:", "QTY+47:four:"))
                .get(0);
        assertThat(bad.text()).contains("UCM+1+INVOIC:D:96A:UN:EAN008+4'\n", "UCS+26'\nUCD+37+2:2'\n");
        assertThat(answer(EdiSamples.edifact().replace("UNT+40", "UNT+41"))
                        .get(0)
                        .text())
                .contains("EAN008+4+29'");
        assertThat(answer(EdiSamples.edifact().replace("UNZ+1+88", "UNZ+1+89"))
                        .get(0)
                        .text())
                .contains("UCI+88+4012345000009:14+5412345000013:14+4+28'")
                .doesNotContain("UCM");
    }

    @Test
    void answering_twice_gives_the_same_and_a_number_of_ones_own_may_be_given() {
        assertThat(answer(EdiSamples.x12())).isEqualTo(answer(EdiSamples.x12()));
        assertThat(desk.acknowledge(EdiSamples.source(EdiSamples.x12()), ReadLimits.DEFAULT, OptionalLong.of(7))
                        .get(0)
                        .text())
                .contains("IEA*1*000000007~");
    }

    @Test
    void orders_become_purchase_orders() {
        CandidateOrder order = new EdiOrderReader()
                .readAll(EdiSamples.source(EdiSamples.x12Order()), ReadLimits.DEFAULT)
                .get(0);
        assertThat(order.format()).isEqualTo("X12_850");
        assertThat(order.vendor().name()).isEqualTo("Maple Parts");
        assertThat(order.warnings()).isEmpty();
        PurchaseOrder kept = order.purchaseOrder(
                        PurchaseOrderId.random(), VendorId.random(), Currency.getInstance("EUR"), NOW)
                .orElseThrow();
        assertThat(kept.number()).isEqualTo("PO-77");
        assertThat(kept.total()).hasToString("30.00 USD");
        assertThat(kept.lines()).hasSize(2);

        String european = EdiSamples.edifact()
                .replace("INVOIC", "ORDERS")
                .replace("BGM+380+RE-100", "BGM+220+BEST-9")
                .replace("QTY+47", "QTY+21");
        CandidateOrder second = new EdiOrderReader()
                .readAll(EdiSamples.source(european), ReadLimits.DEFAULT)
                .get(0);
        assertThat(second.number()).isEqualTo("BEST-9");
        assertThat(second.orderDate()).hasToString("2026-03-02");
        assertThat(second.lines()).hasSize(2);
    }
}
