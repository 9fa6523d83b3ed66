package com.smartap.testkit.quickbooks;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.Api;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.twin.TwinServer;
import java.math.BigDecimal;
import java.util.Optional;

/** What a person does at the screen of a {@link QuickBooksTwin}, and what Intuit does for the company. Thread-safe. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class TwinScreen {
    private final TwinServer server;
    private final TwinStore store;
    private final TwinCompany company;
    private final TwinTokens tokens;
    private final TwinLimits limits;

    TwinScreen(TwinServer server, TwinStore store, TwinCompany company, TwinTokens tokens, TwinLimits limits) {
        this.server = server;
        this.store = store;
        this.company = company;
        this.tokens = tokens;
        this.limits = limits;
    }

    /** Voids a bill or vendor credit: it stays with a total of nothing, and a note that says so. */
    public void voidBill(String billId) {
        synchronized (server) {
            String type = TwinViews.entityOf(billId);
            company.bills().voided(type, store.require(type, TwinViews.bare(billId)));
        }
    }

    /** Applies some of a vendor credit to a bill: a payment of nothing that links both. */
    public void applyCredit(String creditId, String billId, BigDecimal amount) {
        synchronized (server) {
            company.payments().apply(TwinViews.bare(creditId), billId, amount);
        }
    }

    /** Pays a bill with a check that a vendor credit makes smaller. */
    public void payLess(String billId, BigDecimal amount, String creditId, BigDecimal credit) {
        synchronized (server) {
            company.payments().check(billId, amount, TwinViews.bare(creditId), credit);
        }
    }

    /** Whether the company warns about document numbers that were used before (fault 6140); off at first. */
    public void warnAboutDuplicates(boolean on) {
        synchronized (server) {
            company.preferences().warnDuplicates = on;
        }
    }

    /**
     * Where the company is, and its currency; {@code US} and {@code USD} at first. Outside the United States
     * transactions need {@code GlobalTaxCalculation}, and their lines tax codes.
     */
    public void country(String code, String currency) {
        synchronized (server) {
            company.preferences().country = code;
            company.preferences().homeCurrency = currency;
        }
    }

    /**
     * Refuses calls beyond these limits with 429, as Intuit does beyond 10 a second and 500 a minute. None at first, as
     * a test's clock stands still.
     *
     * @param perSecond 0 for no such limit
     * @param perMinute 0 for no such limit
     */
    public void limit(int perSecond, int perMinute) {
        synchronized (server) {
            limits.set(perSecond, perMinute);
        }
    }

    /** A webhook about a record in the shape of before May 2026, {@code eventNotifications}. */
    public Optional<WebhookRequest> notification(EntityType type, String id) {
        synchronized (server) {
            return TwinWebhooks.about(store, tokens, QuickBooksTwin.nameOf(type, id), TwinViews.bare(id), true);
        }
    }

    /** A request of any body, signed as Intuit signs. */
    public WebhookRequest signed(String body) {
        synchronized (server) {
            return TwinWebhooks.signed(body, tokens.verifierToken());
        }
    }
}
