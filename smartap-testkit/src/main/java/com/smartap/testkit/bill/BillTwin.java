package com.smartap.testkit.bill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.Api;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.provider.ProviderTwin;
import com.smartap.testkit.twin.ServedTwin;
import com.smartap.testkit.twin.TwinServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A BILL in memory: sessions that die, devices that are trusted for a while, vendors with one masked bank account each,
 * bills, and payments of no more than a bill's open amount; three calls at a time, 20,000 and 200 logins an hour. It has
 * no idempotency key, as the real one. It listens on this machine only, is thread-safe and runs for hours. Not a copy of
 * BILL: it does what {@code docs/payments/bill.md} relies on.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class BillTwin implements ProviderTwin, ServedTwin {
    final TwinBooks books;
    final TwinSessions sessions;
    final TwinLimits limits;
    final TwinFields fields;
    final TwinLists lists;
    final TwinVendors vendors;
    final TwinPayables bills;
    final TwinPayments payments;
    private final TwinEvents events = new TwinEvents();
    private final TwinRouter router;
    private final TwinServer server;

    private BillTwin(Clock clock) {
        this.books = new TwinBooks(clock);
        this.sessions = new TwinSessions(clock);
        this.limits = new TwinLimits(clock);
        this.fields = new TwinFields(this::violation);
        this.lists = new TwinLists(this::violation);
        this.vendors = new TwinVendors(books, fields);
        this.bills = new TwinPayables(books, fields, vendors);
        this.payments = new TwinPayments(books, fields, bills, events);
        this.router = new TwinRouter(this, this::atOnce);
        this.server = new TwinServer(router);
    }

    /** A BILL without vendors that listens on a free port; its time is the clock. */
    public static BillTwin start(Clock clock) {
        BillTwin twin = new BillTwin(clock);
        twin.server.start(0);
        return twin;
    }

    @Override
    public TwinServer server() {
        return server;
    }

    @Override
    public URI baseUrl() {
        return URI.create(server.baseUrl() + "/connect");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "organizationId", TwinSessions.ORGANISATION,
                "username", TwinSessions.USERNAME,
                "fundingAccountId", TwinPayments.FUNDING);
    }

    @Override
    public Map<String, Secret> credentials() {
        synchronized (server) {
            Map<String, Secret> all = new HashMap<>(sessions.credentials());
            all.put("webhookKey", Secret.of(TwinEvents.KEY));
            return Map.copyOf(all);
        }
    }

    @Override
    public Payee payee(int number) {
        String name = "Parts and Tools %d, Inc.".formatted(number);
        return Payee.of(
                "V-" + number,
                name,
                BankAccount.us(name, "011000015", "7000%07d".formatted(number * 31)),
                new Address("Parts Ln", "400", "48201", "Detroit", "MI", "US"));
    }

    /**
     * Enters a vendor as of a month ago, whose bank account is verified by now.
     *
     * @param payee its account number with the vendor is the payee's id
     * @param shortName what stands in BILL as its short name
     * @return BILL's id of it
     */
    public String enterVendor(Payee payee, String shortName) {
        synchronized (server) {
            return vendors.seed(payee, shortName).path("id").asText();
        }
    }

    /** A person changes a vendor's bank account in BILL. */
    public void changeAccount(String vendorId, String maskedNumber) {
        synchronized (server) {
            ObjectNode vendor = vendors.require(vendorId);
            ((ObjectNode) vendor.path("paymentInformation").path("bankAccount")).put("accountNumber", maskedNumber);
        }
    }

    @Override
    public List<HeldPayment> payments() {
        synchronized (server) {
            return payments.held();
        }
    }

    /** How many bills there are under a number. */
    public int bills(String invoiceNumber) {
        synchronized (server) {
            return (int) books.bills.values().stream()
                    .filter(bill ->
                            bill.path("invoice").path("invoiceNumber").asText().equals(invoiceNumber))
                    .count();
        }
    }

    /** A person enters a bill in BILL and pays it there. */
    public String payByHand(String billId) {
        synchronized (server) {
            ObjectNode bill = bills.require(billId);
            ObjectNode body = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            body.put("billId", billId).put("amount", bill.path("dueAmount").decimalValue());
            body.put("vendorId", bill.path("vendorId").asText()).put("description", "paid by hand");
            body.putObject("fundingAccount").put("type", "BANK_ACCOUNT").put("id", TwinPayments.FUNDING);
            body.putObject("processingOptions").put("createBill", false);
            return payments.create(body).orElseThrow().path("id").asText();
        }
    }

    /** BILL's id of the oldest bill under a number. */
    public Optional<String> billId(String invoiceNumber) {
        synchronized (server) {
            return books.bills.values().stream()
                    .filter(bill ->
                            bill.path("invoice").path("invoiceNumber").asText().equals(invoiceNumber))
                    .map(bill -> bill.path("id").asText())
                    .findFirst();
        }
    }

    @Override
    public void loseNextOrder() {
        synchronized (server) {
            router.loseNextOrder();
        }
    }

    /** The answer to the next order is lost, and the payment appears only so much later, if its bill is open by then. */
    public void appearLate(Duration delay) {
        synchronized (server) {
            payments.appearLate(delay);
        }
    }

    @Override
    public void settle(String providerId) {
        say(providerId, "CLEARED");
    }

    /** BILL could not take the money from the payer's account. */
    @Override
    public void fail(String providerId) {
        say(providerId, "FUNDING_FAILED_VOIDED");
    }

    /** The vendor's bank sends it back, and the payer has it voided and credited. */
    @Override
    public boolean comeBack(String providerId) {
        say(providerId, "DISBURSEMENT_FAILED_ACTION_NEEDED");
        say(providerId, "VOIDED");
        return true;
    }

    /** Calls a payment's state by any word. */
    public void say(String providerId, String singleStatus) {
        synchronized (server) {
            payments.move(payments.require(providerId), singleStatus);
        }
    }

    @Override
    public void makeCancellable(String providerId) {
        say(providerId, "SCHEDULED");
    }

    @Override
    public int storedPayees(String payeeId) {
        synchronized (server) {
            return (int) books.vendors.values().stream()
                    .filter(vendor -> vendor.path("accountNumber").asText().equals(payeeId))
                    .count();
        }
    }

    @Override
    public void sayUnknownWord(String providerId) {
        say(providerId, "PENDING_LUNAR_REVIEW");
    }

    @Override
    public boolean timestampsWebhooks() {
        return false;
    }

    @Override
    public List<WebhookRequest> webhooks() {
        synchronized (server) {
            return events.take();
        }
    }

    /** Sends bodies from now on as texts in JSON that hold JSON. */
    public void escapeWebhooks() {
        synchronized (server) {
            events.escape();
        }
    }

    /** Queues an event about something else than a payment, such as {@code vendor.updated}. */
    public void event(String type, String subject, String id) {
        synchronized (server) {
            events.other(type, subject, id);
        }
    }

    @Override
    public WebhookRequest sign(byte[] body) {
        return events.sign(body);
    }

    /** Forgets every trusted device, as when 30 days are over or a person removes them; sessions go on untrusted. */
    public void lapseTrust() {
        synchronized (server) {
            sessions.lapse();
        }
    }

    /** The code that a person would have got on the telephone for a challenge. */
    public Optional<String> code(String challengeId) {
        synchronized (server) {
            return Optional.ofNullable(sessions.code(challengeId));
        }
    }

    /** How often somebody logged in. */
    public long logins() {
        synchronized (server) {
            return sessions.logins;
        }
    }

    /** Allows so many calls and logins an hour instead of 20,000 and 200. */
    public void limits(int callsPerHour, int loginsPerHour) {
        synchronized (server) {
            limits.set(callsPerHour, loginsPerHour);
        }
    }

    private void violation(String sentence) {
        server.violation(sentence);
    }

    private int atOnce() {
        return server.inFlight();
    }
}
