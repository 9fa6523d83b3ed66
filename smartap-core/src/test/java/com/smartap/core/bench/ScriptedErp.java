package com.smartap.core.bench;

import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** An ERP that holds what a test gives it, and answers as it is told. Thread-safe. */
public final class ScriptedErp
        implements ErpConnectorProvider,
                ErpConnector,
                BillPosting,
                AttachmentUpload,
                VendorImport,
                PurchaseOrderImport {
    private final List<ErpVendor> vendors = Collections.synchronizedList(new ArrayList<>());
    private final List<ErpPurchaseOrder> orders = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Bill> bills = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Deque<Supplier<PostingOutcome>> script = new ArrayDeque<>();
    private final Set<String> attached = Collections.synchronizedSet(new LinkedHashSet<>());
    private final List<String> removed = Collections.synchronizedList(new ArrayList<>());
    private Supplier<String> attachments = () -> "A-1";

    /** Adds a vendor in a currency, with an account in the United States unless it has none. */
    public void vendor(String name, String currency, boolean account) {
        vendors.add(new ErpVendor(
                "V-" + name,
                name,
                null,
                null,
                null,
                List.of(),
                Currency.getInstance(currency),
                null,
                account
                        ? List.of(BankAccount.us(name, "021000021", "44839" + Math.abs(name.hashCode() % 10_000)))
                        : List.of(),
                true,
                Instant.EPOCH));
    }

    /** Adds an order of one line of one piece. */
    public void order(String number, String vendor, Money price) {
        orders.add(new ErpPurchaseOrder(
                "O-" + number,
                number,
                "V-" + vendor,
                true,
                LocalDate.of(2026, 10, 1),
                price,
                List.of(new ErpPurchaseOrder.Line(
                        "1", 1, "WORK", "Work as ordered", BigDecimal.ONE, price.amount(), null, null, null, null)),
                Instant.EPOCH));
    }

    /** The next posting takes effect, and then this is answered or thrown. */
    public synchronized void thenAnswer(Supplier<PostingOutcome> answer) {
        script.add(answer);
    }

    /** Every document is answered so from now on. */
    public synchronized void attachments(Supplier<String> answer) {
        this.attachments = answer;
    }

    /** The documents that were attached, each under its key. */
    public Set<String> attached() {
        synchronized (attached) {
            return Set.copyOf(attached);
        }
    }

    /** The ERP no longer holds a vendor or an order. */
    public void remove(String externalId) {
        removed.add(externalId);
        vendors.removeIf(vendor -> vendor.externalId().equals(externalId));
        orders.removeIf(order -> order.externalId().equals(externalId));
    }

    @Override
    public synchronized String attach(String billId, DocumentSource document, String mediaType, IdempotencyKey key) {
        String id = attachments.get();
        attached.add(key.toString());
        return id;
    }

    /** The bills, each under its key. */
    public Map<String, Bill> bills() {
        synchronized (bills) {
            return new LinkedHashMap<>(bills);
        }
    }

    @Override
    public synchronized PostingOutcome post(Bill bill, IdempotencyKey key) {
        bills.put(key.toString(), bill);
        Supplier<PostingOutcome> answer = script.poll();
        return answer == null ? posted(bill, true) : answer.get();
    }

    @Override
    public Optional<PostingOutcome.Posted> find(Bill bill, IdempotencyKey key) {
        return Optional.ofNullable(bills.get(key.toString())).map(found -> posted(found, false));
    }

    private static PostingOutcome.Posted posted(Bill bill, boolean created) {
        return new PostingOutcome.Posted("B-" + bill.reference(), bill.invoiceNumber(), created);
    }

    @Override
    public List<String> check(Bill bill) {
        return List.of();
    }

    @Override
    public ErpPage<ErpVendor> vendors(String cursor, int limit) {
        return new ErpPage<>(vendors, removed, "end", false);
    }

    @Override
    public ErpPage<ErpPurchaseOrder> purchaseOrders(String cursor, int limit) {
        return new ErpPage<>(orders, removed, "end", false);
    }

    @Override
    public String cursorSince(Instant since) {
        return null;
    }

    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public String displayName() {
        return "Scripted ERP";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(SettingKey.secret("password", true, "any"));
    }

    @Override
    public Set<Class<?>> abilities() {
        return Set.of(BillPosting.class, AttachmentUpload.class, VendorImport.class, PurchaseOrderImport.class);
    }

    @Override
    public ErpConnector create(ConnectorContext context) {
        return this;
    }

    @Override
    public ConnectionTest test() {
        return new ConnectionTest("Test", "fine");
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return abilities().contains(type) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public void close() {}
}
