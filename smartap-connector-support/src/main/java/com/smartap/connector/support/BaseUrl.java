package com.smartap.connector.support;

import com.smartap.spi.Api;
import com.smartap.spi.InvalidConfigurationException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address under which everything of a connection is called: https, or http on this very machine. It carries no
 * credentials, query or fragment, and no call leaves its host.
 *
 * @param uri without a slash at the end
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record BaseUrl(URI uri) {
    private static final int MAX_LENGTH = 2000;

    /**
     * Refuses addresses that are not absolute, not https, or hold what does not belong there.
     *
     * @throws InvalidConfigurationException saying what is wrong
     */
    public BaseUrl {
        String problem = problem(uri);
        if (problem != null) {
            throw new InvalidConfigurationException("address (%s) %s".formatted(shown(uri), problem));
        }
        String text = uri.toString();
        uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /**
     * An address as somebody wrote it.
     *
     * @param key the setting, for the message
     */
    public static BaseUrl of(String key, String text) {
        try {
            return new BaseUrl(URI.create(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException(
                    "%s is not an address. Maybe write it like https://host/path".formatted(key));
        } catch (InvalidConfigurationException e) {
            throw new InvalidConfigurationException(key + ": " + e.getMessage());
        }
    }

    /**
     * This address with a path at its end; as it is if it ends in that path already, since people enter both.
     *
     * @param path begins with a slash and ends without one
     */
    public BaseUrl endingWith(String path) {
        return uri.toString().endsWith(path) ? this : new BaseUrl(URI.create(uri + path));
    }

    /** An address below this one. The path begins with a slash; its segments are encoded already. */
    public URI resolve(String path) {
        return URI.create(uri + path);
    }

    /** An address below this one with a query, whose names and values get encoded. */
    public URI resolve(String path, Map<String, String> query) {
        String text = query.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return resolve(text.isEmpty() ? path : path + "?" + text);
    }

    /** Percent-encodes one path segment, or one name or value of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether a host is this very machine. */
    public static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static @Nullable String problem(URI uri) {
        String host = uri.getHost();
        String scheme = uri.getScheme();
        if (scheme == null || host == null || uri.toString().length() > MAX_LENGTH) {
            return "must be absolute, such as https://host/path";
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "must not hold credentials, a query or a fragment";
        }
        if (scheme.equalsIgnoreCase("https")) {
            return null;
        }
        if (!scheme.equalsIgnoreCase("http")) {
            return "must begin with https://";
        }
        return isLoopback(host) ? null : "must begin with https://; plain http is for this machine only";
    }

    /** Scheme and host only: what else an address holds may be secret. */
    private static String shown(URI uri) {
        return uri.getHost() == null ? "…" : uri.getScheme() + "://" + uri.getHost() + "/…";
    }
}
