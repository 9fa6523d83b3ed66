package com.smartap.connector.foxit;

import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.connector.ConnectorContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of one connection, checked.
 *
 * @param gateway whether calls go to the gateway of the developer portal, instead of to the classic API
 * @param base the address, with the surface's own path at its end
 * @param search how a folder is found again
 * @param words what Foxit's words mean
 * @param form what a new folder is made of
 * @param wholeFolder whether the whole folder is downloaded, instead of its one document
 * @param maxAge how old a webhook may be
 */
record FoxitSettings(
        boolean gateway,
        BaseUrl base,
        int callsPerMinute,
        Search search,
        FoxitWords words,
        Form form,
        boolean wholeFolder,
        int maxSignedBytes,
        Duration maxAge,
        Duration timeout) {
    private static final int MEGABYTE = 1024 * 1024;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Set<String> TAKEN = Set.of(
            "folderName",
            "inputType",
            "fileNames",
            "base64FileString",
            "parties",
            "fields",
            "sendNow",
            "signInSequence",
            "processTextTags",
            "processAcroFields");

    /** Where a folder keeps our mark. */
    enum Place {
        METADATA,
        CUSTOM_FIELD,
        FOLDER_NAME
    }

    /** How the moment of expiry is written. */
    enum Expiry {
        MILLIS,
        DATE,
        DAYS
    }

    /**
     * How a folder is found again.
     *
     * @param place where the mark stands
     * @param field the field there
     * @param days how far back
     * @param statuses by which folders are listed; empty for all at once
     * @param settling how long after a lost answer a list proves nothing
     */
    record Search(Place place, String field, int days, Set<String> statuses, Duration settling) {}

    /**
     * What a new folder is made of.
     *
     * @param messageField empty if a message has no place
     * @param expiryField empty if the expiry has none
     * @param page on which people sign, from 1
     */
    record Form(int maxDocumentBytes, String messageField, String expiryField, Expiry expiry, int page, int x, int y) {}

    /** Reads the settings, and reports every problem at once. */
    static FoxitSettings of(ConnectorContext context) {
        SettingsReader reader = new SettingsReader(context.settings());
        reader.required("surface", "enter classic for keys of the eSign account, gateway for keys of the portal");
        boolean gateway = reader.oneOf("surface", "classic", "gateway").equals("gateway");
        boolean sandbox = reader.oneOf("environment", "production", "sandbox").equals("sandbox");
        FoxitSettings settings = new FoxitSettings(
                gateway,
                base(reader, context, gateway),
                reader.number("callsPerMinute", gateway && sandbox ? 15 : 100, 1, 6000),
                search(reader),
                FoxitWords.of(reader),
                form(reader),
                reader.oneOf("download", "document", "folder").equals("folder"),
                reader.number("maxSignedMegabytes", 32, 1, 200) * MEGABYTE,
                Duration.ofHours(reader.number("webhookMaxAgeHours", 72, 1, 720)),
                Duration.ofSeconds(reader.number("timeoutSeconds", 60, 1, 300)));
        reader.done();
        return settings;
    }

    /** Words that are separated by commas. */
    static Set<String> words(SettingsReader reader, String key, String standard) {
        return Arrays.stream(reader.text(key).orElse(standard).split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static BaseUrl base(SettingsReader reader, ConnectorContext context, boolean gateway) {
        String region = reader.oneOf("region", "na1", "eu1", "na2", "au1");
        if (gateway && !region.equals("na1") && context.baseUrl().isEmpty()) {
            reader.problem(
                    "region (%s) is not known for the gateway. Maybe give its address as baseUrl".formatted(region));
        }
        String host = gateway ? "https://%s.fusion.foxit.com" : "https://%s.foxitesign.foxit.com";
        return reader.baseUrl(context.baseUrl().orElse(null), host.formatted(region))
                .endingWith(gateway ? "/esign/api/v1" : "/api");
    }

    private static Search search(SettingsReader reader) {
        Place place = switch (reader.oneOf("referenceIn", "metadata", "customField", "folderName")) {
            case "customField" -> Place.CUSTOM_FIELD;
            case "folderName" -> Place.FOLDER_NAME;
            default -> Place.METADATA;
        };
        String standard = switch (place) {
            case METADATA -> "metadata";
            case CUSTOM_FIELD -> "custom_field1";
            case FOLDER_NAME -> "folderName";
        };
        String field = place == Place.FOLDER_NAME ? standard : field(reader, "referenceField", standard);
        return new Search(
                place,
                field,
                reader.number("searchDays", 7, 1, 90),
                words(reader, "searchStatuses", ""),
                Duration.ofSeconds(reader.number("settleSeconds", 60, 0, 600)));
    }

    private static Form form(SettingsReader reader) {
        return new Form(
                reader.number("maxDocumentMegabytes", 10, 1, 50) * MEGABYTE,
                field(reader, "messageField", ""),
                field(reader, "expiryField", ""),
                switch (reader.oneOf("expiryFormat", "millis", "date", "days")) {
                    case "date" -> Expiry.DATE;
                    case "days" -> Expiry.DAYS;
                    default -> Expiry.MILLIS;
                },
                reader.number("signaturePage", 1, 1, 1000),
                reader.number("signatureX", 60, 0, 500),
                reader.number("signatureY", 600, 0, 700));
    }

    /** A field of a new folder; those that are written anyway are taken. */
    private static String field(SettingsReader reader, String key, String standard) {
        String name = reader.matching(key, FIELD, "a field's name such as custom_field1")
                .orElse(standard);
        if (TAKEN.contains(name)) {
            reader.problem("%s (%s) is a field with another meaning".formatted(key, name));
        }
        return name;
    }
}
