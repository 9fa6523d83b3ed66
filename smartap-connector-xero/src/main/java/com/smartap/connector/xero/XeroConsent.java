package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.AuthorizationCodeFlow;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OAuth2Settings;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.erp.ErpConsent;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Connecting by a person: after the consent Xero is asked which organisations the person opened. */
final class XeroConsent {
    private XeroConsent() {}

    static ErpConsent of(ConnectorContext context, ClientOptions options) {
        SettingsReader reader = new SettingsReader(context.settings());
        XeroAddresses addresses = XeroAddresses.of(reader, context.baseUrl());
        String scope = reader.text("scope").orElse(XeroSettings.SCOPE);
        reader.done();
        return new AuthorizationCodeFlow(
                context,
                addresses.authorize(),
                OAuth2Settings.basic(addresses.token().uri()),
                scope,
                (credentials, callback) -> {
                    List<ErpConsent.Company> companies =
                            companies(context, addresses.root().resolve("/Connections"), credentials, options);
                    return new ErpConsent.Connected(
                            credentials,
                            companies.size() == 1 ? companies.get(0).settings() : Map.of(),
                            companies);
                },
                options);
    }

    private static List<ErpConsent.Company> companies(
            ConnectorContext context, URI address, Credentials credentials, ClientOptions options) {
        Secret bearer = Secret.of("Bearer " + credentials.require("accessToken").reveal());
        try (ApiClient client =
                new ApiClient(context.connection(), context.clock(), options, new Bearer(bearer), XeroFaults::read)) {
            ApiAnswer answer = client.send(ApiCall.get(address).header("Accept", "application/json"));
            JsonNode list = Json.tryRead(answer.bytes())
                    .filter(JsonNode::isArray)
                    .orElseThrow(() -> new ConnectorProtocolException(
                            "%s: the answer of Connections is no list".formatted(context.connection()), null, null));
            List<ErpConsent.Company> companies = new ArrayList<>();
            for (JsonNode one : list) {
                String tenantId = Json.text(one, "tenantId").orElse("");
                if (!tenantId.isEmpty()
                        && Json.text(one, "tenantType").orElse("ORGANISATION").equals("ORGANISATION")) {
                    companies.add(new ErpConsent.Company(
                            Json.text(one, "tenantName").orElse(tenantId), Map.of("tenantId", tenantId)));
                }
            }
            return companies;
        }
    }

    private record Bearer(Secret value) implements Authentication {
        @Override
        public Map<String, Secret> headers(ApiCall call) {
            return Map.of("Authorization", value);
        }

        @Override
        public boolean renew(Map<String, Secret> rejected) {
            return false;
        }
    }
}
