package com.smartap.spring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The engine's properties.
 *
 * @param enabled Whether SmartAP is configured at all.
 * @param autoStart Whether the engine works on jobs as soon as the application runs.
 * @param dataDir Folder of the embedded database, which is used where the application has no DataSource, and of documents.
 * @param migrate Whether to bring the database to its schema at the start.
 * @param node Name of this node, kept over restarts and different from every other node's; new for each start if left out.
 * @param keyFile File of the keys that protect stored credentials, made if need be; all nodes need the same one. Default: "smartap.keys" in the data folder.
 * @param workers How many jobs run at once on this node, 1 to 100.
 * @param pollInterval How often jobs of other nodes and due retries are looked for.
 * @param heartbeat How often the node says that it is alive; after four missed ones others take over its work.
 * @param bankPollInterval How often the bank channel is asked for statements.
 * @param erpSyncInterval How often vendors and purchase orders are imported.
 * @param approval Who has to approve what.
 * @param match What an invoice may differ from its purchase order.
 * @param review When a person has to look at what was read.
 * @param learning How much is learned from corrections.
 * @param read What may be spent on reading one document.
 * @param originator Who pays, and from which account.
 * @param originators Who pays what is in a currency, by its ISO 4217 code, where that is somebody or from an account else than smartap.originator.
 * @param payments Payment files and the bank.
 * @param archive Where documents are kept and how they are sealed.
 * @param audit How the audit log is made provable.
 * @param signatures Who has to sign which invoices, and by way of whom.
 */
@ConfigurationProperties("smartap")
record SmartApProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean autoStart,
        @DefaultValue("smartap-data") Path dataDir,
        @DefaultValue("true") boolean migrate,
        @Nullable String node,
        @Nullable Path keyFile,
        @DefaultValue("4") int workers,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("30s") Duration bankPollInterval,
        @DefaultValue("15m") Duration erpSyncInterval,
        @NestedConfigurationProperty @DefaultValue ApprovalProperties approval,
        @NestedConfigurationProperty @DefaultValue MatchProperties match,
        @NestedConfigurationProperty @DefaultValue ReviewProperties review,
        @NestedConfigurationProperty @DefaultValue LearningProperties learning,
        @NestedConfigurationProperty @DefaultValue ReadProperties read,
        @NestedConfigurationProperty @Nullable OriginatorProperties originator,
        @DefaultValue Map<String, OriginatorProperties> originators,
        @NestedConfigurationProperty @DefaultValue PaymentsProperties payments,
        @NestedConfigurationProperty @DefaultValue ArchiveProperties archive,
        @NestedConfigurationProperty @DefaultValue AuditProperties audit,
        @NestedConfigurationProperty @DefaultValue SignaturesProperties signatures) {

    void check(Problems problems) {
        if (workers < 1 || workers > 100) {
            problems.add("workers", "(%d) must be 1 to 100".formatted(workers));
        }
        positive(problems, "poll-interval", pollInterval);
        positive(problems, "heartbeat", heartbeat);
        positive(problems, "bank-poll-interval", bankPollInterval);
        positive(problems, "erp-sync-interval", erpSyncInterval);
        if (node != null && !node.matches("[A-Za-z0-9._-]{1,80}")) {
            problems.add(
                    "node",
                    "(%s) must be 1 to 80 letters, digits, dots, underscores and hyphens. Maybe leave it out"
                            .formatted(node));
        }
    }

    Path keyFileOrDefault() {
        return keyFile == null ? dataDir.resolve("smartap.keys") : keyFile;
    }

    private static void positive(Problems problems, String path, Duration value) {
        if (value.isZero() || value.isNegative()) {
            problems.add(path, "(%s) must be positive".formatted(value));
        }
    }
}
