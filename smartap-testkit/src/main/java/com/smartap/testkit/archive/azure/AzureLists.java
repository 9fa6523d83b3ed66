package com.smartap.testkit.archive.azure;

import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;

/** Lists what a container holds, page by page. */
final class AzureLists {
    private final AzureBlobSimulator simulator;

    AzureLists(AzureBlobSimulator simulator) {
        this.simulator = simulator;
    }

    private record Entry(String name, AzureVersion version) {
        String place() {
            return name + "\u0000" + version.id;
        }
    }

    MockResponse.Builder answer(CloudRequest request, AzureContainer container) {
        if (!request.method().equals("GET") || !"list".equals(request.query().get("comp"))) {
            throw new CloudFault(501, "NotImplemented", "containers are made at the desk");
        }
        String prefix = request.query().getOrDefault("prefix", "");
        boolean versions = "versions".equals(request.query().get("include"));
        String marker = request.query().getOrDefault("marker", "");
        String from = new String(Base64.getDecoder().decode(marker), StandardCharsets.UTF_8);
        List<Entry> all = new ArrayList<>();
        container.blobs.forEach((name, found) -> found.stream()
                .filter(version -> name.startsWith(prefix) && (versions || version.current))
                .map(version -> new Entry(name, version))
                .filter(entry -> entry.place().compareTo(from) > 0)
                .forEach(all::add));
        int asked = Integer.parseInt(request.query().getOrDefault("maxresults", "5000"));
        List<Entry> page = all.subList(0, Math.min(all.size(), Math.min(asked, simulator.pageLimit())));
        StringBuilder xml =
                new StringBuilder("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs>");
        page.forEach(entry -> xml.append(blob(container, entry)));
        xml.append("</Blobs><NextMarker>");
        if (page.size() < all.size()) {
            xml.append(Base64.getEncoder()
                    .encodeToString(page.get(page.size() - 1).place().getBytes(StandardCharsets.UTF_8)));
        }
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/xml")
                .body(xml.append("</NextMarker></EnumerationResults>").toString());
    }

    private static String blob(AzureContainer container, Entry entry) {
        String version = container.immutable
                ? "<VersionId>%s</VersionId>%s"
                        .formatted(
                                entry.version().id,
                                entry.version().current ? "<IsCurrentVersion>true</IsCurrentVersion>" : "")
                : "";
        return "<Blob><Name>%s</Name>%s<Properties><Content-Length>%d</Content-Length></Properties></Blob>"
                .formatted(
                        entry.name().replace("&", "&amp;").replace("<", "&lt;"),
                        version,
                        entry.version().bytes.size());
    }
}
