package com.smartap.connector.netsuite;

import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.connector.ConnectorContext;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An account and its hosts. {@code 1234567_SB1} is written {@code 1234567-sb1} in a host and {@code 1234567_SB1} in a realm.
 *
 * @param realm of OAuth 1.0
 * @param services before {@code /services/rest}
 * @param restlets before {@code /app/site/hosting/restlet.nl}
 * @param authorize the consent page
 * @param token the token endpoint
 */
record NetSuiteAccount(String realm, BaseUrl services, BaseUrl restlets, BaseUrl authorize, URI token) {
    static final String TOKEN_PATH = "/services/rest/auth/oauth2/v1/token";
    private static final String AUTHORIZE_PATH = "/app/login/oauth2/authorize.nl";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,20}([_-][A-Za-z0-9]{1,10})?");

    /** What people may enter behind the host, longest first. */
    private static final List<String> PATHS = List.of(
            "/services/rest/query/v1/suiteql",
            "/services/rest/record/v1",
            "/services/rest/query/v1",
            "/services/rest",
            "/services");

    static NetSuiteAccount of(ConnectorContext context, SettingsReader reader) {
        String id = reader.matching("accountId", ID, "an account id such as 1234567 or 1234567_SB1")
                .orElse("");
        if (id.isEmpty() && !context.settings().containsKey("accountId")) {
            reader.problem("accountId is missing. Maybe take it from Setup > Company > Company Information");
        }
        String host = id.isEmpty() ? "unknown" : id.toLowerCase(Locale.ROOT).replace('_', '-');
        String realm = id.toUpperCase(Locale.ROOT).replace('-', '_');
        boolean own = context.baseUrl().isEmpty();
        BaseUrl services = bare(reader.baseUrl(
                context.baseUrl().orElse(null), "https://%s.suitetalk.api.netsuite.com".formatted(host)));
        BaseUrl restlets =
                own ? new BaseUrl(URI.create("https://%s.restlets.api.netsuite.com".formatted(host))) : services;
        BaseUrl login = own ? new BaseUrl(URI.create("https://%s.app.netsuite.com".formatted(host))) : services;
        BaseUrl token = reader.url("tokenUrl", services.uri() + TOKEN_PATH);
        return new NetSuiteAccount(realm, services, restlets, new BaseUrl(login.resolve(AUTHORIZE_PATH)), token.uri());
    }

    private static BaseUrl bare(BaseUrl base) {
        String text = base.uri().toString();
        for (String path : PATHS) {
            if (text.endsWith(path)) {
                return new BaseUrl(URI.create(text.substring(0, text.length() - path.length())));
            }
        }
        return base;
    }
}
