package com.smartap.testkit.sap.s4;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.odata.ODataDialect;
import com.smartap.testkit.odata.ODataQuery;
import com.smartap.testkit.odata.ODataQueryException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Answers reads: entity sets with queries that are really evaluated, single entities, functions. */
final class S4Reader {
    private static final Pattern KEYED = Pattern.compile("(\\w+)\\((.+)\\)");
    private static final Pattern KEY = Pattern.compile("(?:(\\w+)=)?'((?:[^']|'')*)'");
    private static final Pattern V4_EXPAND = Pattern.compile("(\\w+)\\(\\$expand=(\\w+)\\)");

    private final S4Store store;
    private int pageLimit = 100;
    private boolean padded;

    S4Reader(S4Store store) {
        this.store = store;
    }

    void pageLimit(int rows) {
        pageLimit = rows;
    }

    void padded(boolean on) {
        padded = on;
    }

    /** What a resource of a service holds, such as {@code A_Supplier} or {@code A_Supplier('1')}. */
    ObjectNode read(String resource, HttpUrl url, boolean v4) {
        String path = url.toString().replaceAll("\\?.*", "");
        S4Values values = new S4Values(path.substring(0, path.lastIndexOf('/')), v4, padded);
        Map<String, String> options = options(url);
        Matcher keyed = KEYED.matcher(resource);
        if (keyed.matches()) {
            return single(keyed.group(1), keyed.group(2), options, values, v4);
        }
        if (resource.equals("GetAllOriginals")) {
            return originals(options, values);
        }
        S4Entity entity = S4Schema.find(resource).orElseThrow(() -> S4Fault.notFound(resource));
        return list(entity, options, url, values, v4);
    }

    private ObjectNode single(String set, String key, Map<String, String> options, S4Values values, boolean v4) {
        S4Entity entity = S4Schema.find(set).orElseThrow(() -> S4Fault.notFound(set));
        Map<String, String> named = new LinkedHashMap<>();
        Matcher matcher = KEY.matcher(key);
        while (matcher.find()) {
            String name = matcher.group(1) == null ? entity.keys().get(0) : matcher.group(1);
            named.put(name, matcher.group(2).replace("''", "'"));
        }
        if (!named.keySet().equals(Set.copyOf(entity.keys()))) {
            throw S4Fault.refused("/IWBEP/CM_MGW_RT/104", "Invalid key predicate for '%s'.".formatted(set));
        }
        List<String> parts = entity.keys().stream().map(named::get).toList();
        ObjectNode row = store.find(set, String.join("/", parts))
                .orElseThrow(() -> new S4Fault(
                        404, "/IWBEP/CM_MGW_RT/020", "Resource not found for segment '%s'.".formatted(set)));
        ObjectNode written = values.write(entity, row, expand(entity, options, v4));
        ObjectNode body = S4Store.row();
        return v4 ? written : body.set("d", written);
    }

    private ObjectNode list(S4Entity entity, Map<String, String> options, HttpUrl url, S4Values values, boolean v4) {
        Set<String> expand = expand(entity, options, v4);
        ODataQuery query;
        try {
            query = ODataQuery.of(
                    S4Schema.queryable(entity.name()), options, v4 ? ODataDialect.V4 : ODataDialect.V2, false);
        } catch (ODataQueryException e) {
            throw S4Fault.refused("/IWBEP/CM_MGW_RT/021", "Invalid query option: %s.".formatted(e.getMessage()));
        }
        List<ObjectNode> matching = query.matching(store.addressed(entity.name()));
        List<ObjectNode> window = query.window(matching);
        int from = Integer.parseInt(options.getOrDefault("$skiptoken", "0"));
        int to = Math.min(window.size(), from + pageLimit);
        ObjectNode data = S4Store.row();
        ArrayNode rows = data.putArray(v4 ? "value" : "results");
        window.subList(Math.min(from, to), to).forEach(row -> rows.add(values.write(entity, row, expand)));
        if (query.counted()) {
            if (v4) {
                data.put("@odata.count", matching.size());
            } else {
                data.put("__count", String.valueOf(matching.size()));
            }
        }
        if (to < window.size()) {
            HttpUrl next = url.newBuilder()
                    .setQueryParameter("$skiptoken", String.valueOf(to))
                    .host("internal.example")
                    .build();
            data.put(v4 ? "@odata.nextLink" : "__next", next.toString());
        }
        ObjectNode body = S4Store.row();
        return v4 ? data : body.set("d", data);
    }

    /** The function import that lists the attachments of a business object. */
    private ObjectNode originals(Map<String, String> options, S4Values values) {
        String type = options.getOrDefault("BusinessObjectTypeName", "''");
        String key = options.getOrDefault("LinkedSAPObjectKey", "''");
        ObjectNode data = S4Store.row();
        ArrayNode rows = data.putArray("results");
        S4Entity entity = S4Schema.require("AttachmentContentSet");
        store.all(entity.name()).stream()
                .filter(row ->
                        type.equals("'" + row.path("BusinessObjectTypeName").asText() + "'"))
                .filter(row -> key.equals("'" + row.path("LinkedSAPObjectKey").asText() + "'"))
                .forEach(row -> rows.add(values.write(entity, row, Set.of())));
        ObjectNode body = S4Store.row();
        return body.set("d", data);
    }

    private static Set<String> expand(S4Entity entity, Map<String, String> options, boolean v4) {
        Set<String> paths = new TreeSet<>();
        String text = options.getOrDefault("$expand", "");
        Matcher nested = V4_EXPAND.matcher(text);
        if (v4 && nested.matches()) {
            paths.addAll(List.of(nested.group(1), nested.group(1) + "/" + nested.group(2)));
        } else if (!text.isEmpty()) {
            paths.addAll(List.of(text.split(",")));
        }
        String unknown = S4Values.unknown(entity, paths);
        if (unknown != null) {
            throw S4Fault.refused(
                    "/IWBEP/CM_MGW_RT/021", "Resource not found for segment '%s' in $expand.".formatted(unknown));
        }
        return paths;
    }

    private static Map<String, String> options(HttpUrl url) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : new ArrayList<>(url.queryParameterNames())) {
            String value = url.queryParameter(name);
            options.put(name, value == null ? "" : value);
        }
        return options;
    }
}
