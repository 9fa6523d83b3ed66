package com.smartap.core.internal.audit;

import java.util.Map;

/**
 * Something to be recorded.
 *
 * @param action such as {@code invoice.approved}
 * @param entityType such as {@code invoice}
 * @param entityId the id of what it was done to
 * @param data what was decided upon
 */
public record Fact(String action, String entityType, String entityId, Map<String, String> data) {}
