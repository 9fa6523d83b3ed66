package com.smartap.testkit.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.stripe.TwinPayment.Kind;
import java.time.Duration;
import java.util.Map;

/** Payments and intents as Stripe shows them. */
final class TwinView {
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private TwinView() {}

    static ObjectNode of(TwinPayment payment) {
        return switch (payment.kind) {
            case OUTBOUND_PAYMENT -> outbound(payment);
            case PAYOUT_INTENT -> intent(payment);
            case TREASURY -> treasury(payment);
        };
    }

    private static ObjectNode outbound(TwinPayment payment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", payment.id).put("object", "v2.money_management.outbound_payment");
        json.set("amount", amount(payment));
        json.put("cancelable", payment.status.equals("processing") && payment.cancelable);
        json.put("created", TwinAnswers.moment(payment.created));
        json.putObject("delivery_options")
                .put("bank_account", payment.asked.getOrDefault("delivery_options.bank_account", "automatic"));
        json.put("description", payment.asked.get("description"));
        json.put("expected_arrival_date", TwinAnswers.moment(payment.created.plus(TWO_DAYS)));
        json.putObject("from")
                .put("financial_account", payment.asked.get("from.financial_account"))
                .set("debited", amount(payment));
        json.put("livemode", false);
        json.set("metadata", map(payment.metadata));
        json.putNull("outbound_payment_quote").put("receipt_url", "https://payments.stripe.com/transaction_receipt/x");
        json.putObject("recipient_notification")
                .put("setting", payment.asked.getOrDefault("recipient_notification.setting", "configured"));
        json.put("statement_descriptor", "STRIPE").put("status", payment.shown());
        ObjectNode details = json.putObject("status_details");
        if (payment.reason != null) {
            details.putObject(payment.status).put("reason", payment.reason);
        }
        transitions(json, payment);
        json.putObject("to")
                .put("recipient", payment.asked.get("to.recipient"))
                .put("payout_method", payment.asked.get("to.payout_method"))
                .set("credited", amount(payment));
        boolean traced = payment.status.equals("posted") || payment.status.equals("returned");
        json.putObject("trace_id")
                .put("status", traced ? "supported" : "pending")
                .put(
                        "value",
                        traced ? "0910000" + payment.id.replaceAll("\\D", "").substring(0, 8) : "");
        return json;
    }

    private static ObjectNode intent(TwinPayment intent) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", intent.id).put("object", "v2.money_management.payout_intent");
        json.set("amount", amount(intent));
        json.put("confirmation_method", intent.asked.getOrDefault("confirmation_method", "automatic"));
        json.put("created", TwinAnswers.moment(intent.created));
        json.put("description", intent.asked.get("description"));
        ObjectNode fee = json.putArray("estimated_fees").addObject().put("type", "network_fee");
        fee.putObject("amount").put("value_decimal", "1.50").put("currency", "usd");
        json.putObject("from")
                .put("financial_account", intent.asked.get("from.financial_account"))
                .put("currency", intent.asked.get("from.currency"));
        if (intent.payout != null) {
            json.putObject("latest_payout").put("type", "outbound_payment").put("outbound_payment", intent.payout.id);
        }
        json.put("livemode", false);
        json.set("metadata", map(intent.metadata));
        if (intent.status.equals("requires_action")) {
            ObjectNode action = json.putObject("next_action");
            if ("confirm".equals(intent.reason)) {
                action.put("type", "confirm").putObject("confirm").put("reason", "manually_requested");
            } else {
                action.put("type", "handle_failure").putObject("handle_failure").put("failure_reason", intent.reason);
            }
        }
        json.put("status", intent.shown());
        transitions(json, intent);
        json.putObject("to")
                .put("recipient", intent.asked.get("to.recipient"))
                .put("payout_method", intent.asked.get("to.payout_method"))
                .put("currency", intent.asked.get("to.currency"));
        return json;
    }

    private static ObjectNode treasury(TwinPayment payment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", payment.id).put("object", "treasury.outbound_payment");
        json.put("amount", payment.amount);
        json.put("cancelable", payment.status.equals("processing") && payment.cancelable);
        json.put("created", payment.created.getEpochSecond()).put("currency", payment.currency);
        json.putNull("customer").put("description", payment.asked.get("description"));
        String data = "destination_payment_method_data";
        ObjectNode details =
                json.putObject("destination_payment_method_details").put("type", "us_bank_account");
        details.putObject("billing_details").put("name", payment.asked.get(data + "[billing_details][name]"));
        String number = payment.asked.getOrDefault(data + "[us_bank_account][account_number]", "0000");
        boolean wire = "us_domestic_wire"
                .equals(payment.asked.get("destination_payment_method_options[us_bank_account][network]"));
        details.putObject("us_bank_account")
                .put("account_holder_type", payment.asked.get(data + "[us_bank_account][account_holder_type]"))
                .put("account_type", payment.asked.get(data + "[us_bank_account][account_type]"))
                .put("bank_name", "STRIPE TEST BANK")
                .put("last4", number.substring(Math.max(0, number.length() - 4)))
                .put("network", wire ? "us_domestic_wire" : "ach")
                .put("routing_number", payment.asked.get(data + "[us_bank_account][routing_number]"));
        json.putObject("end_user_details").put("present", false).putNull("ip_address");
        json.put("expected_arrival_date", payment.created.plus(TWO_DAYS).getEpochSecond());
        json.put("financial_account", payment.asked.get("financial_account"));
        json.put("livemode", false);
        json.set("metadata", map(payment.metadata));
        if (payment.status.equals("returned")) {
            json.putObject("returned_details").put("code", payment.reason).put("transaction", "trxn_1");
        } else {
            json.putNull("returned_details");
        }
        json.put("statement_descriptor", payment.asked.getOrDefault("statement_descriptor", "payment"));
        json.put("status", payment.shown());
        ObjectNode at = json.putObject("status_transitions");
        payment.transitions.forEach((word, moment) -> at.put(word + "_at", moment.getEpochSecond()));
        if (payment.status.equals("posted") && wire) {
            json.putObject("tracking_details")
                    .put("type", "us_domestic_wire")
                    .putObject("us_domestic_wire")
                    .put("imad", "20261120MMQFMP0B000001")
                    .put("omad", "20261120MMQFMP0B000002");
        } else if (payment.status.equals("posted")) {
            json.putObject("tracking_details")
                    .put("type", "ach")
                    .putObject("ach")
                    .put("trace_id", "091000010000001");
        } else {
            json.putNull("tracking_details");
        }
        return json;
    }

    private static JsonNode amount(TwinPayment payment) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", payment.amount)
                .put("currency", payment.currency);
    }

    private static void transitions(ObjectNode json, TwinPayment payment) {
        ObjectNode at = json.putObject("status_transitions");
        payment.transitions.forEach((word, moment) -> {
            if (payment.kind == Kind.PAYOUT_INTENT || !word.equals("processing")) {
                at.put(word + "_at", TwinAnswers.moment(moment));
            }
        });
    }

    private static JsonNode map(Map<String, String> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::put);
        return json;
    }
}
