package com.smartap.testkit.bank;

import java.util.List;

/** An ACH file, as the bank read it; {@code identity} is what tells it from other files of its origin. */
record AchFile(String identity, List<AchEntry> entries) {
    List<AchEntry> credits() {
        return entries.stream().filter(AchEntry::credit).toList();
    }

    long creditCents() {
        return credits().stream().mapToLong(AchEntry::cents).sum();
    }
}
