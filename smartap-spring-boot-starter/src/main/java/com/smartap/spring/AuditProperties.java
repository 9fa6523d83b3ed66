package com.smartap.spring;

import com.smartap.core.AuditSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit log is made provable.
 *
 * @param folder Folder of the key that signs checkpoints, and of the checkpoints; best on another disk. All nodes need the same one. Default: "audit" in the data folder.
 * @param keyName Name of the key in signed checkpoints, such as "example.com/ap".
 * @param interval How often a checkpoint is signed where something was recorded.
 * @param witnessFolders More folders that keep every checkpoint; best on disks of somebody else's.
 * @param timestamp The authority that stamps the time of checkpoints.
 */
record AuditProperties(
        @Nullable Path folder,
        @DefaultValue("smartap") String keyName,
        @DefaultValue("10m") Duration interval,
        @DefaultValue List<Path> witnessFolders,
        @NestedConfigurationProperty @DefaultValue TimestampProperties timestamp) {

    void check(Problems problems) {
        if (!keyName.matches("[A-Za-z0-9._/-]{1,100}")) {
            problems.add(
                    "audit.key-name",
                    "(%s) must be 1 to 100 letters, digits, dots, slashes, underscores and hyphens".formatted(keyName));
        }
        if (interval.isZero() || interval.isNegative()) {
            problems.add("audit.interval", "(%s) must be positive".formatted(interval));
        }
        for (int i = 0; i < witnessFolders.size(); i++) {
            Path witness = witnessFolders.get(i);
            problems.require(
                    !Files.exists(witness) || Files.isDirectory(witness),
                    "audit.witness-folders[%d]".formatted(i),
                    "(%s) must be a folder".formatted(witness));
        }
        timestamp.check("audit.timestamp", problems);
    }

    AuditSettings settings(Path dataDir) {
        AuditSettings settings = AuditSettings.in(folder == null ? dataDir.resolve("audit") : folder, keyName)
                .every(interval);
        for (Path witness : witnessFolders) {
            settings = settings.keptIn(witness);
        }
        return settings;
    }
}
