package com.smartap.testkit.netsuite;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people do at the screen of a {@link NetSuiteTwin}. Thread-safe. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class NetSuiteDesk {
    private final Object server;
    private final NsStore store;
    private final NsBills bills;
    private final NsEvents events;

    /** The lock that guards the books is the server's. */
    NetSuiteDesk(Object server, NsStore store, NsBills bills) {
        this.server = server;
        this.store = store;
        this.bills = bills;
        this.events = new NsEvents(store);
    }

    /** Pays some or all of a bill on a day; returns the id of the payment. */
    public String pay(String billId, BigDecimal amount, LocalDate day) {
        synchronized (server) {
            return String.valueOf(events.pay(NsViews.bare(billId), amount, day).id());
        }
    }

    /** Applies a vendor credit to a bill. */
    public void applyCredit(String creditId, String billId, BigDecimal amount) {
        synchronized (server) {
            events.applyCredit(NsViews.bare(creditId), NsViews.bare(billId), amount);
        }
    }

    /** Voids a bill. */
    public void voidBill(String billId) {
        synchronized (server) {
            events.voidBill(NsViews.bare(billId));
        }
    }

    /** Receives a quantity of an order's line; returns the id of the item receipt. */
    public String receive(String orderId, String lineId, BigDecimal quantity) {
        synchronized (server) {
            LocalDate day = LocalDate.ofInstant(store.now(), store.zone());
            return String.valueOf(events.receive(orderId, lineId, quantity, day).id());
        }
    }

    /** Enters a bill at the screen; returns its id. */
    public String enterBill(String vendorId, String number, BigDecimal amount) {
        synchronized (server) {
            NsDraft draft = NsDraft.of(NsTransaction.BILL);
            draft.fields().put("entity", vendorId);
            draft.fields().put("tranid", number);
            draft.expenses().add(new LinkedHashMap<>(Map.of("account", "58", "amount", amount)));
            return String.valueOf(bills.save(draft).id());
        }
    }
}
