package com.smartap.connector.foxit;

import com.smartap.spi.connector.SettingKey;
import java.util.List;

/** The settings and credentials, as they are shown to a person. */
final class FoxitKeys {
    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";
    static final String WEBHOOK_SECRET = "webhookSecret";

    static final List<SettingKey> ALL = List.of(
            SettingKey.required(
                    "surface",
                    "classic for keys of the eSign account (Settings, API), gateway for keys of the developer portal."),
            SettingKey.optional("region", "na1 (default), eu1, na2 or au1; the gateway is known in na1 only."),
            SettingKey.optional(
                    "environment", "production (default) or sandbox: how many calls the gateway allows a minute."),
            SettingKey.optional(
                    "callsPerMinute", "The calls made a minute at most; 100 by default, 15 in the gateway's sandbox."),
            SettingKey.optional(
                    "referenceIn",
                    "Where a folder keeps our mark, by which it is found again: metadata (default), customField or"
                            + " folderName."),
            SettingKey.optional(
                    "referenceField", "The field's name: metadata or custom_field1 by default, as referenceIn says."),
            SettingKey.optional(
                    "searchDays",
                    "How many days back folders are looked through for our mark before one is created, 1 to 90; 7 by"
                            + " default."),
            SettingKey.optional(
                    "searchStatuses",
                    "The statuses to list folders by, separated by commas; none by default: all at once."),
            SettingKey.optional(
                    "settleSeconds",
                    "How long after a lost answer a folder may still not be listed, 0 to 600 seconds; 60 by default."),
            SettingKey.optional("openStatuses", "Statuses in which signing goes on; DRAFT,SHARED,SIGNED,COMPLETED."),
            SettingKey.optional("executedStatuses", "Statuses in which the document is final; EXECUTED."),
            SettingKey.optional("declinedStatuses", "Statuses that say that somebody refused; DECLINED,REJECTED."),
            SettingKey.optional(
                    "cancelledStatuses", "Statuses that say that it was called off; CANCELLED,CANCELED,DELETED."),
            SettingKey.optional("expiredStatuses", "Statuses that say that the time ran out; EXPIRED."),
            SettingKey.optional(
                    "progressFrom",
                    "Where it is read who has signed: parties (default) or history, the folder's activity history."),
            SettingKey.optional(
                    "partyStatusField", "The field of a party that says how far it has come; partyStatus by default."),
            SettingKey.optional("signedWords", "Words for having signed; SIGNED,COMPLETED,EXECUTED."),
            SettingKey.optional("declinedWords", "Words for having refused; DECLINED,REJECTED."),
            SettingKey.optional("viewedWords", "Words for having looked; VIEWED,OPENED."),
            SettingKey.optional("messageField", "The field for a message to the signers; none by default: not sent."),
            SettingKey.optional("expiryField", "The field for the day of expiry; none by default: not sent."),
            SettingKey.optional("expiryFormat", "How the expiry is written: millis (default), date or days."),
            SettingKey.optional("signaturePage", "The page on which people sign; 1 by default."),
            SettingKey.optional("signatureX", "Where the first signature stands, from the left; 60 by default."),
            SettingKey.optional("signatureY", "Where the first signature stands, from the top; 600 by default."),
            SettingKey.optional("download", "document (default): the one document; folder: all, perhaps as a zip."),
            SettingKey.optional("maxDocumentMegabytes", "The largest PDF that is sent, 1 to 50; 10 by default."),
            SettingKey.optional("maxSignedMegabytes", "The largest answer that is read, 1 to 200; 32 by default."),
            SettingKey.optional("webhookMaxAgeHours", "How old a webhook may be, 1 to 720 hours; 72 by default."),
            SettingKey.optional("timeoutSeconds", "The time that one call may take, 1 to 300; 60 by default."),
            SettingKey.secret(CLIENT_ID, true, "The client id, or API key, of this surface."),
            SettingKey.secret(CLIENT_SECRET, true, "The client secret, or API secret, of this surface."),
            SettingKey.secret(
                    WEBHOOK_SECRET,
                    false,
                    "The secret of the webhook channel; while it is replaced the new one and the old one, separated by"
                            + " a comma."));

    private FoxitKeys() {}
}
