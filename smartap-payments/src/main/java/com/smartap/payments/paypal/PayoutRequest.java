package com.smartap.payments.paypal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.payments.paypal.PayPalSettings.Letter;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.provider.ProviderPayment;
import java.util.List;
import java.util.stream.Collectors;

/** Writes batches as {@code POST /v1/payments/payouts} takes them. */
final class PayoutRequest {
    /** Notes of batch and item are joined in PayPal's message, which takes 1000 characters; we write the item's only. */
    private static final int MOST_NOTE = 1000;

    private PayoutRequest() {}

    static String of(String senderBatchId, List<ProviderPayment> payments, Letter letter) {
        ObjectNode body = Json.object();
        ObjectNode header = body.putObject("sender_batch_header").put("sender_batch_id", senderBatchId);
        if (letter.subject() != null) {
            header.put("email_subject", letter.subject());
        }
        if (letter.message() != null) {
            header.put("email_message", letter.message());
        }
        ArrayNode items = body.putArray("items");
        payments.forEach(payment -> item(items.addObject(), payment, letter));
        return Json.write(body);
    }

    /**
     * A batch that PayPal cannot carry out, whatever it checks and in whichever order: of nothing, to nobody. If the id is
     * used, PayPal says so; if not, it refuses what is wrong with the item.
     */
    static String question(String senderBatchId, ProviderPayment payment) {
        ObjectNode body = Json.object();
        body.putObject("sender_batch_header").put("sender_batch_id", senderBatchId);
        ObjectNode item = body.putArray("items").addObject().put("recipient_type", "EMAIL");
        item.putObject("amount")
                .put("currency", payment.amount().currency().getCurrencyCode())
                .put("value", "0");
        item.put("receiver", "nobody").put("sender_item_id", PayPalIds.item(payment.id()));
        return Json.write(body);
    }

    private static void item(ObjectNode item, ProviderPayment payment, Letter letter) {
        PayoutCheck.Recipient recipient = PayoutCheck.Recipient.of(payment.payee());
        item.put("recipient_type", recipient.type());
        item.putObject("amount")
                .put("currency", payment.amount().currency().getCurrencyCode())
                .put("value", PayoutCheck.value(payment.amount()));
        item.put("receiver", recipient.receiver());
        item.put("note", note(payment));
        item.put("sender_item_id", PayPalIds.item(payment.id()));
        item.put("recipient_wallet", letter.wallet());
        if (letter.purpose() != null) {
            item.put("purpose", letter.purpose());
        }
        if (letter.language() != null) {
            item.put("notification_language", letter.language());
        }
    }

    /** The description, or which invoices are paid; Venmo takes no payment without. */
    private static String note(ProviderPayment payment) {
        String description = payment.description();
        String invoices =
                payment.remittance().stream().map(RemittanceItem::invoiceNumber).collect(Collectors.joining(", "));
        String text = description != null && !description.isBlank()
                ? description.strip()
                : invoices.isEmpty() ? "Payment " + payment.id() : "Payment of " + invoices;
        return text.length() <= MOST_NOTE ? text : text.substring(0, MOST_NOTE - 1) + "…";
    }
}
