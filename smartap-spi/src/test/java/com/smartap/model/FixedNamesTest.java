package com.smartap.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.approval.ESignStatus;
import com.smartap.model.document.DocumentState;
import com.smartap.model.erp.EntityType;
import com.smartap.model.erp.SyncStatus;
import com.smartap.model.event.EventType;
import com.smartap.model.payment.PaymentStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that other systems rely on: a change here breaks them. */
class FixedNamesTest {
    @Test
    void signature_states() {
        assertThat(wires(ESignStatus.values()))
                .containsExactly("pending_signature", "partially_signed", "fully_signed", "rejected", "expired");
    }

    @Test
    void payment_states() {
        assertThat(wires(PaymentStatus.values()))
                .containsExactly(
                        "ready_for_payment",
                        "payment_scheduled",
                        "payment_processing",
                        "payment_completed",
                        "payment_failed",
                        "payment_cancelled");
    }

    @Test
    void document_states() {
        assertThat(wires(DocumentState.values()))
                .containsExactly("UPLOADED", "PROCESSED", "ANNOTATED", "ESIGNED", "FLATTENED", "ARCHIVED");
    }

    @Test
    void synchronisation_states_and_entities() {
        assertThat(wires(SyncStatus.values()))
                .containsExactly("PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "PARTIAL");
        assertThat(wires(EntityType.values()))
                .containsExactly("VENDOR", "PURCHASE_ORDER", "INVOICE", "PAYMENT", "ACCOUNT", "TAX_CODE");
    }

    @Test
    void event_types() {
        assertThat(wires(EventType.values()))
                .containsExactly(
                        "invoice.uploaded",
                        "invoice.processed",
                        "invoice.approved",
                        "invoice.rejected",
                        "invoice.paid",
                        "risk.detected",
                        "approval.required",
                        "esign.requested",
                        "esign.completed",
                        "payment.initiated",
                        "payment.completed");
    }

    @Test
    void a_wire_value_finds_its_constant_and_a_wrong_one_says_which_there_are() {
        assertThat(PaymentStatus.of("payment_failed")).isEqualTo(PaymentStatus.PAYMENT_FAILED);
        assertThatThrownBy(() -> PaymentStatus.of("paid"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"paid\" is not one of [ready_for_payment, payment_scheduled");
    }

    private static List<String> wires(Wire[] values) {
        return Arrays.stream(values).map(Wire::wire).toList();
    }
}
