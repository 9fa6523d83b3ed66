package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Erp;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.SyncResult;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.secret.Secret;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection to an ERP system; its credentials go in and never come out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "version", "name", "system", "baseUrl", "settings", "status", "statusMessage", "updatedAt"})
record ErpConnectionDto(
        @JsonProperty("id") String id,
        @JsonProperty("version") long version,
        @JsonProperty("name") String name,
        @JsonProperty("system") String system,
        @JsonProperty("baseUrl") @Nullable String baseUrl,
        @JsonProperty("settings") Map<String, String> settings,
        @JsonProperty("status") String status,
        @JsonProperty("statusMessage") @Nullable String statusMessage,
        @JsonProperty("updatedAt") String updatedAt) {
    static ErpConnectionDto of(ErpConnection connection) {
        return new ErpConnectionDto(
                connection.id().toString(),
                connection.version(),
                connection.name(),
                connection.system(),
                connection.baseUrl(),
                Texts.sorted(connection.settings()),
                connection.status().name(),
                connection.statusMessage(),
                connection.updatedAt().toString());
    }

    private static Map<String, Secret> secrets(@Nullable Map<String, String> credentials) {
        Map<String, Secret> secrets = new HashMap<>();
        if (credentials != null) {
            credentials.forEach((name, value) -> {
                if (value != null) {
                    secrets.put(name, Secret.of(value));
                }
            });
        }
        return secrets;
    }

    /** A connection to be made. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"name", "system", "baseUrl", "settings", "credentials"})
    record NewDto(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("system") @Nullable String system,
            @JsonProperty("baseUrl") @Nullable String baseUrl,
            @JsonProperty("settings") @Nullable Map<String, String> settings,
            @JsonProperty("credentials") @Nullable Map<String, String> credentials) {
        Erp.NewConnection toConnection() {
            Map<String, String> given = new HashMap<>(settings == null ? Map.of() : settings);
            given.values().removeIf(value -> value == null);
            return new Erp.NewConnection(
                    Fields.required("name", name),
                    Fields.required("system", system),
                    baseUrl,
                    given,
                    secrets(credentials));
        }

        /** Never holds the credentials. */
        @Override
        public String toString() {
            return "NewDto[" + name + ", " + system + "]";
        }
    }

    /** New credentials for a connection. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder("credentials")
    record CredentialsDto(
            @JsonProperty("credentials") @Nullable Map<String, String> credentials) {
        Map<String, Secret> toSecrets() {
            return secrets(Fields.required("credentials", credentials));
        }

        /** Never holds the credentials. */
        @Override
        public String toString() {
            return "CredentialsDto[]";
        }
    }

    /** What a test call found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"company", "detail"})
    record TestDto(
            @JsonProperty("company") String company,
            @JsonProperty("detail") String detail) {
        static TestDto of(ConnectionTest test) {
            return new TestDto(test.company(), test.detail());
        }
    }

    /** What one synchronisation did. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "connectionId",
        "entity",
        "status",
        "created",
        "updated",
        "unchanged",
        "failed",
        "message",
        "startedAt",
        "finishedAt"
    })
    record SyncDto(
            @JsonProperty("connectionId") String connectionId,
            @JsonProperty("entity") String entity,
            @JsonProperty("status") String status,
            @JsonProperty("created") int created,
            @JsonProperty("updated") int updated,
            @JsonProperty("unchanged") int unchanged,
            @JsonProperty("failed") int failed,
            @JsonProperty("message") @Nullable String message,
            @JsonProperty("startedAt") String startedAt,
            @JsonProperty("finishedAt") @Nullable String finishedAt) {
        static SyncDto of(SyncResult result) {
            return new SyncDto(
                    result.connectionId().toString(),
                    result.entity().wire(),
                    result.status().wire(),
                    result.created(),
                    result.updated(),
                    result.unchanged(),
                    result.failed(),
                    result.message(),
                    result.startedAt().toString(),
                    Texts.of(result.finishedAt()));
        }
    }
}
