package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.testkit.twin.TwinServer;
import java.time.Duration;

/** What a person at the screen, or Xero itself, does to a simulated organisation. Thread-safe. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class TwinScreen {
    static final String CREDIT = "CreditNote-";
    private final TwinServer server;
    private final TwinOrganisation organisation;
    private final TwinTokens tokens;
    private final TwinLimits limits;
    private final TwinDispatcher dispatcher;

    TwinScreen(
            TwinServer server,
            TwinOrganisation organisation,
            TwinTokens tokens,
            TwinLimits limits,
            TwinDispatcher dispatcher) {
        this.server = server;
        this.organisation = organisation;
        this.tokens = tokens;
        this.limits = limits;
        this.dispatcher = dispatcher;
    }

    /** Replaces Xero's limits of 60 calls a minute, 5 at once and 5000 a day. */
    public void limits(int perMinute, int atOnce, int perDay) {
        synchronized (server) {
            limits.set(perMinute, atOnce, perDay);
        }
    }

    /** Gives pages of this size at the most, whatever is asked for; 1000 at first. */
    public void largestPage(int records) {
        synchronized (server) {
            organisation.lists.largestPage = records;
        }
    }

    /** Whether lists honour {@code pageSize}, and whether they say how many pages there are; both at first. */
    public void paging(boolean knowsPageSize, boolean tellsPages) {
        synchronized (server) {
            organisation.lists.knowsPageSize = knowsPageSize;
            organisation.lists.tellsPages = tellsPages;
        }
    }

    /** How long a refresh token may be used again after its only use, for answers that got lost; half an hour at first. */
    public void grace(Duration time) {
        synchronized (server) {
            tokens.grace = time;
        }
    }

    /** Whether the organisation is connected to the app; if not, calls are forbidden. */
    public void connected(boolean on) {
        synchronized (server) {
            dispatcher.connected = on;
        }
    }

    /** Whether the organisation is offline, so that every call is answered with 503. */
    public void offline(boolean on) {
        synchronized (server) {
            dispatcher.offline = on;
        }
    }

    /** What the consent page gives to the person who agrees, for the challenge with which the person came. */
    public String consentCode(String codeChallenge) {
        synchronized (server) {
            return tokens.code(codeChallenge);
        }
    }

    /** Changes a field of a record of a list such as {@code Invoices}, past all rules. */
    public void alter(String entity, String id, String field, String value) {
        synchronized (server) {
            organisation.books.require(entity, id).put(field, value);
        }
    }

    /** Voids a bill or credit note. */
    public void voidBill(String billId) {
        synchronized (server) {
            String entity = billId.startsWith(CREDIT) ? TwinBooks.CREDITS : TwinBooks.INVOICES;
            String id = plain(billId);
            ObjectNode change = organisation.books.require(entity, id).objectNode();
            organisation.documents.update(entity, change.put("Status", "VOIDED"), id);
        }
    }

    /** Uses some of a credit note for a bill. */
    public void allocate(String creditId, String billId, Money amount) {
        synchronized (server) {
            organisation.documents.allocate(plain(creditId), billId, amount.amount());
        }
    }

    /** Xero's own id of a bill or credit note. */
    static String plain(String billId) {
        return billId.startsWith(CREDIT) ? billId.substring(CREDIT.length()) : billId;
    }
}
