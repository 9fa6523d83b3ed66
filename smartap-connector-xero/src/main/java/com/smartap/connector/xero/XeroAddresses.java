package com.smartap.connector.xero;

import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.SettingsReader;
import java.net.URI;
import java.util.Optional;

/**
 * Where Xero is called.
 *
 * @param root what the list of connections lies under
 * @param api what the accounting API lies under
 * @param token the token endpoint
 * @param authorize the consent page
 */
record XeroAddresses(BaseUrl root, BaseUrl api, BaseUrl token, BaseUrl authorize) {
    private static final String API_PATH = "/api.xro/2.0";
    private static final String HOST = "https://api.xero.com";
    private static final String TOKEN = "https://identity.xero.com/connect/token";
    private static final String AUTHORIZE = "https://login.xero.com/identity/connect/authorize";

    /** Secrets go to Xero's own hosts only if the data comes from there; everything else stays below the base address. */
    static XeroAddresses of(SettingsReader reader, Optional<URI> replaced) {
        BaseUrl base = reader.baseUrl(replaced.orElse(null), HOST);
        String text = base.uri().toString();
        BaseUrl root = text.endsWith(API_PATH) && text.length() > API_PATH.length()
                ? new BaseUrl(URI.create(text.substring(0, text.length() - API_PATH.length())))
                : base;
        boolean own = root.uri().getHost().endsWith(".xero.com");
        return new XeroAddresses(
                root,
                root.endingWith(API_PATH),
                reader.url("tokenUrl", own ? TOKEN : root.uri() + "/connect/token"),
                reader.url("authorizeUrl", own ? AUTHORIZE : root.uri() + "/identity/connect/authorize"));
    }
}
