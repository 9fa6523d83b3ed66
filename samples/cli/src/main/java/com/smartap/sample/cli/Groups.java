package com.smartap.sample.cli;

import picocli.CommandLine.Command;

/** Commands that only hold others. */
final class Groups {
    private Groups() {}

    @Command(
            name = "payments",
            subcommandsRepeatable = false,
            description = "Writes payment files, reads and checks bank files.")
    static final class Payments {}

    @Command(name = "einvoice", description = "Checks electronic invoices.")
    static final class EInvoice {}

    @Command(name = "archive", description = "Seals documents and verifies sealed ones; checks where they are kept.")
    static final class Archive {}

    @Command(name = "edi", description = "Answers interchanges, and reads the orders in them.")
    static final class Edi {}

    @Command(name = "store", description = "Checks where documents are kept.")
    static final class Store {}

    @Command(name = "erp", description = "Talks to an ERP system over one of the connectors.")
    static final class Erp {}

    @Command(name = "provider", description = "Has payments carried out by a payment provider, such as Stripe.")
    static final class Provider {}

    @Command(name = "esign", description = "Has documents signed by a provider of electronic signatures.")
    static final class ESigning {}

    @Command(name = "audit", description = "Exports audit logs, reports on invoices, and verifies exports.")
    static final class Audit {}
}
