package com.smartap.core;

import com.smartap.spi.Api;

/**
 * Entry point of the engine. Instances are thread-safe; one for each application is usual, and several nodes may share
 * one database.
 * <pre>{@code
 * try (SmartAp smartAp = SmartAp.builder().embedded(Path.of("data")).build()) {
 *     smartAp.start();
 *     Invoice invoice = smartAp.invoices().submit(clerk, DocumentSource.of(Path.of("invoice.pdf")));
 * }
 * }</pre>
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface SmartAp extends AutoCloseable {
    /** Starts to configure an engine. */
    static SmartApBuilder builder() {
        return new SmartApBuilder();
    }

    /** Begins to work on jobs. Calls to the services are answered before that too; what they cause waits until then. */
    void start();

    /** Stops taking up jobs, lets those that run come to their end, and frees everything. Can be called twice. */
    @Override
    void close();

    /** Invoices: submit, look at, correct, hold, reject. */
    Invoices invoices();

    /** Vendors. */
    Vendors vendors();

    /** Purchase orders. */
    PurchaseOrders purchaseOrders();

    /** Approvals: the queue of those who approve, and their decisions. */
    Approvals approvals();

    /** Signatures on invoices. */
    Signatures signatures();

    /** What was learned from corrections. */
    Learning learning();

    /** Connections to ERP systems. */
    Erp erp();

    /** Payment batches. */
    Payments payments();

    /** What banks send: statements, answers, notices of changes. */
    Statements statements();

    /** Stored documents. */
    Documents documents();

    /** The event log and those who subscribe to it. */
    Events events();

    /** The audit log. */
    Audit audit();

    /** Answers repeated requests with the first answer. */
    Idempotency idempotency();

    /** How the engine is doing, for health checks and metrics. */
    EngineStatus status();

    /** What is configured, for screens and descriptions. */
    Configuration configuration();
}
