package com.smartap.connector.netsuite;

import com.smartap.spi.connector.SettingKey;
import java.util.List;

/** What a person enters. */
final class SettingKeys {
    static final List<SettingKey> ALL = List.of(
            SettingKey.required("accountId", "The account's id, such as 1234567, or 1234567_SB1 for a sandbox."),
            SettingKey.optional("auth", "tba, oauth2 or oauth2-m2m; taken from the credentials if it is not set."),
            SettingKey.optional("api", "rest (default): SuiteTalk REST with SuiteQL; restlet: SmartAP's own scripts."),
            SettingKey.optional(
                    "restletUrl", "The external URL of the RESTlet's deployment; only its script and deploy are used."),
            SettingKey.optional("restletScript", "Id of the RESTlet's script, instead of restletUrl."),
            SettingKey.optional("restletDeploy", "Id of its deployment; 1 by default."),
            SettingKey.optional("attachmentFolder", "Id of the folder in the File Cabinet for attached documents."),
            SettingKey.optional("tokenUrl", "Replaces NetSuite's token endpoint, for simulators."),
            SettingKey.optional("defaultExpenseAccount", "Id of the account for lines that name none."),
            SettingKey.optional("shippingAccount", "Id of the account for shipping; the default account otherwise."),
            SettingKey.optional(
                    "taxAccount", "Id of the account for tax in tax mode line; the default account otherwise."),
            SettingKey.optional(
                    "differenceAccount",
                    "Id of the account for discounts, charges and rounding of the invoice as a whole."),
            SettingKey.optional("payablesAccount", "Id of the accounts payable account; the vendor's own otherwise."),
            SettingKey.optional(
                    "taxMode",
                    "auto (default): by tax codes if lines name them and they come to the tax; line: a line; codes: always codes."),
            SettingKey.optional("defaultTaxCode", "Id of the tax code for lines without one, in tax mode codes."),
            SettingKey.optional(
                    "subsidiary", "Id of the subsidiary of bills that name none; OneWorld accounts need one."),
            SettingKey.optional("department", "Id of the department of bills that name none."),
            SettingKey.optional("class", "Id of the class of bills that name none."),
            SettingKey.optional("location", "Id of the location of bills that name none."),
            SettingKey.optional("homeCurrency", "The account's own currency; USD by default."),
            SettingKey.optional(
                    "currencies", "Ids and ISO codes, such as 1=USD,4=EUR, if the role may not read currencies."),
            SettingKey.optional("numberLength", "How long a bill's number may be, 12 to 300; 45 by default."),
            SettingKey.optional(
                    "timeZone",
                    "The time zone in which SuiteQL shows moments to this user, such as America/New_York; UTC by default."),
            SettingKey.optional(
                    "dateFormat",
                    "ask (default): dates are asked for in one form; month-first or day-first tells 1/2/2026 apart where they come otherwise."),
            SettingKey.optional(
                    "lookBackSeconds", "How far each synchronisation reaches back before the last; 300 by default."),
            SettingKey.optional("timeoutSeconds", "The time that one call may take, 1 to 300; 60 by default."),
            SettingKey.optional(
                    "concurrency",
                    "How many calls are made at once, 1 to 55; 3 by default, of the account's 5 or more."),
            SettingKey.secret("consumerKey", false, "Token-based authentication: the integration's consumer key."),
            SettingKey.secret(
                    "consumerSecret", false, "Token-based authentication: the integration's consumer secret."),
            SettingKey.secret("tokenId", false, "Token-based authentication: the access token's id."),
            SettingKey.secret("tokenSecret", false, "Token-based authentication: the access token's secret."),
            SettingKey.secret("clientId", false, "OAuth 2.0: the integration's client id."),
            SettingKey.secret("clientSecret", false, "OAuth 2.0: the integration's client secret."),
            SettingKey.secret(
                    "accessToken", false, "OAuth 2.0: the access token; got anew when it is missing or over."),
            SettingKey.secret("refreshToken", false, "OAuth 2.0: the refresh token, which SmartAP renews and stores."),
            SettingKey.secret(
                    "expiresAt", false, "OAuth 2.0: when the access token ends, such as 2026-11-21T11:00:00Z."),
            SettingKey.secret("certificateId", false, "OAuth 2.0 between machines: the certificate's id."),
            SettingKey.secret(
                    "privateKey",
                    false,
                    "OAuth 2.0 between machines: the certificate's private key in PEM (PKCS #8)."));

    private SettingKeys() {}
}
