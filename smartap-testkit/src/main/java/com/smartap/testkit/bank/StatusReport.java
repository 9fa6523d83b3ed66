package com.smartap.testkit.bank;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A status report, written as {@code pain.002.001.10}, valid against the standard's schema. A level without a state of its
 * own says nothing.
 *
 * @param messageId the payer's id of the message
 * @param messageName such as {@code pain.001.001.09}
 * @param group the state of the whole message; empty if the report is about single batches
 */
record StatusReport(
        String messageId,
        String messageName,
        String group,
        @Nullable Refusal reason,
        List<BatchStatus> batches) {
    private static final int TEXT = 105;

    /** A batch and its payments, of which not all have to be listed. */
    record BatchStatus(String id, String code, @Nullable Refusal reason, List<PaymentStatus> payments) {
        BatchStatus {
            payments = List.copyOf(payments);
        }
    }

    /** A payment. */
    record PaymentStatus(
            Handled payment, String code, @Nullable Refusal reason) {}

    StatusReport {
        batches = List.copyOf(batches);
    }

    byte[] write(String id, Instant now) {
        XmlFile xml = new XmlFile("pain.002.001.10");
        xml.open("CstmrPmtStsRpt", "GrpHdr")
                .leaf("MsgId", id)
                .moment("CreDtTm", now)
                .close(1);
        xml.open("OrgnlGrpInfAndSts").leaf("OrgnlMsgId", messageId).leaf("OrgnlMsgNmId", messageName);
        xml.leaf("GrpSts", group);
        reason(xml, reason);
        xml.close(1);
        for (BatchStatus batch : batches) {
            xml.open("OrgnlPmtInfAndSts").leaf("OrgnlPmtInfId", batch.id()).leaf("PmtInfSts", batch.code());
            reason(xml, batch.reason());
            batch.payments().forEach(payment -> payment(xml, payment));
            xml.close(1);
        }
        return xml.close(1).end();
    }

    private static void payment(XmlFile xml, PaymentStatus status) {
        Handled payment = status.payment();
        OrderedPayment order = payment.order();
        xml.open("TxInfAndSts").leaf("OrgnlInstrId", order.instruction());
        xml.leaf("OrgnlEndToEndId", order.reference()).leaf("TxSts", status.code());
        reason(xml, status.reason());
        xml.leaf("AcctSvcrRef", payment.bankReference());
        xml.open("OrgnlTxRef", "Amt").amount("InstdAmt", order.amount()).close(1);
        if (!order.payee().isBlank()) {
            xml.open("Cdtr", "Pty").leaf("Nm", order.payee()).close(2);
        }
        if (!order.payeeAccount().isBlank()) {
            xml.open("CdtrAcct").number(order.payeeAccount()).close(1);
        }
        xml.close(2);
    }

    private static void reason(XmlFile xml, @Nullable Refusal reason) {
        if (reason != null) {
            xml.open("StsRsnInf", "Rsn").leaf("Cd", reason.code()).close(1);
            String words = reason.words();
            for (int from = 0; from < words.length() && from < 4 * TEXT; from += TEXT) {
                xml.leaf("AddtlInf", words.substring(from, Math.min(words.length(), from + TEXT)));
            }
            xml.close(1);
        }
    }
}
