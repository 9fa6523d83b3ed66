package com.smartap.payments.text;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.payments.internal.FormatOptions;
import com.smartap.payments.internal.OrderReview;
import com.smartap.spi.Api;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Payments as one JSON document, in the shape in which the command line takes batches, with count and totals behind. Money
 * is a text in plain decimal beside its currency.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class JsonFormat extends TextFormat {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public JsonFormat() {
        super("json");
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String fileExtension() {
        return "json";
    }

    @Override
    Charset charset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    Layout layout(PaymentOrder order, OrderReview review) {
        new FormatOptions(order, "json.", Set.of(), review);
        Accounts.check(null, "originator", order.originator().account(), review);
        return new Payload(order, review);
    }

    /** One order as JSON. */
    private record Payload(PaymentOrder order, OrderReview review) implements Layout {
        @Override
        public void check(PaymentInstruction payment) {
            Accounts.check(payment.id(), "account", payment.account(), review);
        }

        @Override
        public void begin(Writer out) throws IOException {
            Originator originator = order.originator();
            JsonText json = new JsonText(out);
            json.object().text("id", order.id()).text("executionDate", order.executionDate());
            json.text("createdAt", order.createdAt());
            json.plain("sameDay", order.sameDay()).plain("balanced", order.balanced());
            json.object("originator").text("name", originator.name()).text("id", originator.id());
            numbers(json, originator.account());
            json.text("bankName", originator.bankName());
            address(json, originator.address());
            json.endObject().list("payments");
        }

        @Override
        public void payment(Writer out, PaymentInstruction payment, boolean first) throws IOException {
            out.write(first ? "\n" : ",\n");
            JsonText json = new JsonText(out);
            json.object()
                    .text("id", payment.id())
                    .text("amount", payment.amount().plain());
            json.text("currency", payment.amount().currency());
            json.object("vendor").text("name", payment.payee());
            address(json, payment.payeeAddress());
            json.endObject().object("account");
            numbers(json, payment.account());
            json.text("type", payment.account().type());
            json.text("bankName", payment.account().bankName());
            json.endObject().list("remittance");
            for (RemittanceItem item : payment.remittance()) {
                item(json, item);
            }
            json.endList().endObject();
        }

        @Override
        public void end(Writer out, Summary summary) throws IOException {
            out.write("\n],");
            JsonText json = new JsonText(out);
            json.plain("count", summary.payments()).list("totals");
            for (Money total : summary.totals()) {
                json.object()
                        .text("amount", total.plain())
                        .text("currency", total.currency())
                        .endObject();
            }
            json.endList().endObject();
            out.write("\n");
        }

        private static void item(JsonText json, RemittanceItem item) throws IOException {
            json.object().text("invoiceNumber", item.invoiceNumber()).text("invoiceDate", item.invoiceDate());
            json.text("grossAmount", item.gross().plain());
            @Nullable Money discount = item.discount();
            if (discount != null) {
                json.text("discount", discount.plain());
            }
            json.text("paidAmount", item.paid().plain());
            json.text("creditorReference", item.creditorReference()).endObject();
        }

        private static void numbers(JsonText json, BankAccount account) throws IOException {
            json.text("routingNumber", account.routingNumber()).text("accountNumber", account.accountNumber());
            json.text("iban", account.iban()).text("bic", account.bic());
        }

        private static void address(JsonText json, @Nullable Address address) throws IOException {
            if (address == null || address.parts().isEmpty()) {
                return;
            }
            json.object("address").text("street", address.street()).text("buildingNumber", address.buildingNumber());
            json.text("postalCode", address.postalCode()).text("town", address.town());
            json.text("region", address.region())
                    .text("country", address.country())
                    .endObject();
        }
    }
}
