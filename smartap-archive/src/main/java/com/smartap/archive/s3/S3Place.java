package com.smartap.archive.s3;

import com.smartap.model.ContentHash;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where documents lie: below a prefix of a bucket.
 *
 * @param endpoint without a path
 * @param bucket its name
 * @param prefix empty, or with a slash at its end
 * @param pathStyle whether the bucket is in the path instead of the host
 */
record S3Place(URI endpoint, String bucket, String prefix, boolean pathStyle) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    String key(ContentHash hash) {
        return prefix + hash.hex();
    }

    /** The hash that a key stands for; empty for keys of strangers. */
    Optional<ContentHash> hash(String key) {
        String name = key.startsWith(prefix) ? key.substring(prefix.length()) : "";
        return HASH.matcher(name).matches() ? Optional.of(new ContentHash(name)) : Optional.empty();
    }

    /** The same place with what belongs to trials. */
    S3Place trials() {
        return new S3Place(endpoint, bucket, prefix + "trials/", pathStyle);
    }

    /** The address of an object. */
    URI object(String key, Map<String, String> query) {
        return address("/" + AwsSignature.encodePath(key), query);
    }

    /** The address of the bucket. */
    URI bucket(Map<String, String> query) {
        return address("/", query);
    }

    private URI address(String path, Map<String, String> query) {
        String authority = endpoint.getRawAuthority();
        String text = pathStyle
                ? "%s://%s/%s%s".formatted(endpoint.getScheme(), authority, bucket, path.equals("/") ? "" : path)
                : "%s://%s.%s%s".formatted(endpoint.getScheme(), bucket, authority, path);
        String parameters = new TreeMap<>(query)
                .entrySet().stream()
                        .map(entry -> AwsSignature.encode(entry.getKey()) + "=" + AwsSignature.encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return URI.create(parameters.isEmpty() ? text : text + "?" + parameters);
    }
}
