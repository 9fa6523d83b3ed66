package com.smartap.core;

import com.smartap.spi.Api;
import com.smartap.spi.capture.ReadLimits;
import java.util.List;

/**
 * What an engine was built with, as far as screens want to show it.
 *
 * @param approvalPolicy who has to approve what
 * @param matchPolicy what may differ from a purchase order
 * @param readLimits what may be spent on reading one document
 * @param paymentFormats ids of the payment formats on the class path
 * @param bankChannel id of the bank channel; null without one, when payment files are downloaded and sent by hand
 * @param readers ids of the invoice readers on the class path
 * @param connectors ids of the ERP connectors on the class path
 * @param statementReaders ids of the statement readers on the class path
 * @param statementLimits what may be spent on reading one file from a bank
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Configuration(
        ApprovalPolicy approvalPolicy,
        MatchPolicy matchPolicy,
        ReadLimits readLimits,
        List<String> paymentFormats,
        @org.jspecify.annotations.Nullable String bankChannel,
        List<String> readers,
        List<String> connectors,
        List<String> statementReaders,
        StatementLimits statementLimits) {
    /** A configuration without statement readers. */
    public Configuration(
            ApprovalPolicy approvalPolicy,
            MatchPolicy matchPolicy,
            ReadLimits readLimits,
            List<String> paymentFormats,
            @org.jspecify.annotations.Nullable String bankChannel,
            List<String> readers,
            List<String> connectors) {
        this(
                approvalPolicy,
                matchPolicy,
                readLimits,
                paymentFormats,
                bankChannel,
                readers,
                connectors,
                List.of(),
                StatementLimits.DEFAULT);
    }

    /** Copies the lists. */
    public Configuration {
        paymentFormats = List.copyOf(paymentFormats);
        readers = List.copyOf(readers);
        connectors = List.copyOf(connectors);
        statementReaders = List.copyOf(statementReaders);
    }
}
