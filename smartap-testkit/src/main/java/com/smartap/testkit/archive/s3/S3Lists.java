package com.smartap.testkit.archive.s3;

import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;

/** Lists what a bucket holds, page by page. */
final class S3Lists {
    private final S3Simulator simulator;

    S3Lists(S3Simulator simulator) {
        this.simulator = simulator;
    }

    private record Entry(String key, S3Version version, boolean latest) {}

    MockResponse.Builder answer(CloudRequest request, S3Bucket bucket) {
        if (!request.method().equals("GET")) {
            throw new CloudFault(405, "MethodNotAllowed", "buckets are made at the desk");
        }
        if (request.has("versions")) {
            return versions(request, bucket);
        }
        if ("2".equals(request.query().get("list-type"))) {
            return objects(request, bucket);
        }
        throw new CloudFault(501, "NotImplemented", "A header or query you provided is not simulated");
    }

    private MockResponse.Builder versions(CloudRequest request, S3Bucket bucket) {
        String keyMarker = request.query().getOrDefault("key-marker", "");
        String idMarker = request.query().getOrDefault("version-id-marker", "");
        List<Entry> all = new ArrayList<>();
        boolean skipping = !idMarker.isEmpty();
        for (Entry entry : entries(request, bucket)) {
            int order = entry.key().compareTo(keyMarker);
            if (order > 0 || order == 0 && !idMarker.isEmpty() && !skipping) {
                all.add(entry);
            }
            if (order == 0 && entry.version().id.equals(idMarker)) {
                skipping = false;
            }
        }
        List<Entry> page = page(request, all);
        StringBuilder xml = new StringBuilder("<ListVersionsResult>");
        if (page.size() < all.size()) {
            Entry last = page.get(page.size() - 1);
            xml.append(
                    "<IsTruncated>true</IsTruncated><NextKeyMarker>%s</NextKeyMarker><NextVersionIdMarker>%s</NextVersionIdMarker>"
                            .formatted(encoded(request, last.key()), last.version().id));
        } else {
            xml.append("<IsTruncated>false</IsTruncated>");
        }
        for (Entry entry : page) {
            String size = entry.version().marker
                    ? ""
                    : "<Size>%d</Size>".formatted(entry.version().bytes.size());
            xml.append("<%1$s><Key>%2$s</Key><VersionId>%3$s</VersionId><IsLatest>%4$s</IsLatest>%5$s</%1$s>"
                    .formatted(
                            entry.version().marker ? "DeleteMarker" : "Version",
                            encoded(request, entry.key()),
                            entry.version().id,
                            entry.latest(),
                            size));
        }
        return xml(xml.append("</ListVersionsResult>"));
    }

    private MockResponse.Builder objects(CloudRequest request, S3Bucket bucket) {
        String after = request.query().getOrDefault("start-after", "");
        List<Entry> all = entries(request, bucket).stream()
                .filter(entry ->
                        entry.latest() && !entry.version().marker && entry.key().compareTo(after) > 0)
                .toList();
        List<Entry> page = page(request, all);
        StringBuilder xml = new StringBuilder(
                "<ListBucketResult><IsTruncated>%s</IsTruncated>".formatted(page.size() < all.size()));
        page.forEach(entry -> xml.append("<Contents><Key>%s</Key><Size>%d</Size></Contents>"
                .formatted(encoded(request, entry.key()), entry.version().bytes.size())));
        return xml(xml.append("</ListBucketResult>"));
    }

    private static List<Entry> entries(CloudRequest request, S3Bucket bucket) {
        String prefix = request.query().getOrDefault("prefix", "");
        List<Entry> entries = new ArrayList<>();
        bucket.keys.forEach((key, versions) -> {
            for (int i = 0; i < versions.size() && key.startsWith(prefix); i++) {
                entries.add(new Entry(key, versions.get(i), i == 0));
            }
        });
        return entries;
    }

    private List<Entry> page(CloudRequest request, List<Entry> all) {
        int asked = Integer.parseInt(request.query().getOrDefault("max-keys", "1000"));
        return all.subList(0, Math.min(all.size(), Math.min(asked, simulator.pageLimit())));
    }

    private static String encoded(CloudRequest request, String key) {
        return "url".equals(request.query().get("encoding-type"))
                ? CloudRequest.encoded(key, "/")
                : key.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static MockResponse.Builder xml(StringBuilder text) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/xml")
                .body("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text);
    }
}
