package com.smartap.testkit.sap.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.twin.TwinServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Routes requests to the services. Called under the server's lock. */
final class S4Dispatcher implements TwinServer.System {
    static final String V2 = "/sap/opu/odata/sap/";
    static final String V4 = "/sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001/";
    static final String TOKEN = "/sap/bc/sec/oauth2/token";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Set<String>> SERVICES = Map.of(
            "API_BUSINESS_PARTNER",
                    Set.of(
                            "A_BusinessPartner",
                            "A_Supplier",
                            "A_SupplierCompany",
                            "A_BusinessPartnerAddress",
                            "A_BusinessPartnerBank"),
            "API_PURCHASEORDER_PROCESS_SRV", Set.of("A_PurchaseOrder", "A_PurchaseOrderItem"),
            "API_SUPPLIERINVOICE_PROCESS_SRV", Set.of("A_SupplierInvoice"),
            "API_MATERIAL_DOCUMENT_SRV", Set.of("A_MaterialDocumentHeader", "A_MaterialDocumentItem"),
            "API_CV_ATTACHMENT_SRV", Set.of("AttachmentContentSet", "GetAllOriginals"),
            "API_OPLACCTGDOCITEMCUBE_SRV", Set.of("A_OperationalAcctgDocItemCube"),
            "API_GLACCOUNTINCHARTOFACCOUNTS_SRV", Set.of("A_GLAccountInChartOfAccounts"));

    private final S4Store store;
    private final S4Sessions sessions;
    private final S4Reader reader;
    private final S4Invoices invoices;
    private final S4Body bodies;
    private final Consumer<String> violations;

    S4Dispatcher(
            S4Store store, S4Sessions sessions, S4Reader reader, S4Invoices invoices, Consumer<String> violations) {
        this.store = store;
        this.sessions = sessions;
        this.reader = reader;
        this.invoices = invoices;
        this.violations = violations;
        this.bodies = new S4Body(violations);
    }

    @Override
    public boolean isWrite(RecordedRequest request) {
        return !request.getMethod().equals("GET") && !path(request).equals(TOKEN);
    }

    @Override
    public MockResponse.Builder refusal() {
        return fault(S4Fault.refused("M8/607", "The simulator was told to refuse"), false);
    }

    @Override
    public MockResponse.Builder throttled() {
        return fault(new S4Fault(429, "429", "Too many requests"), false).setHeader("Retry-After", "7");
    }

    @Override
    public void expire() {
        sessions.expire();
    }

    @Override
    public void revoke() {
        sessions.revoke();
    }

    @Override
    public MockResponse.Builder answer(RecordedRequest request) {
        String path = path(request);
        if (path.equals(TOKEN)) {
            return token(request);
        }
        if (!sessions.accepts(request.getHeaders().get("Authorization"))) {
            return new MockResponse.Builder()
                    .code(401)
                    .setHeader("WWW-Authenticate", "Basic realm=\"SAP NetWeaver Application Server [S4H/100]\"")
                    .setHeader("Content-Type", "text/html")
                    .body("<html><body>Logon failed</body></html>");
        }
        boolean v4 = path.startsWith(V4);
        try {
            return inService(request, path, v4);
        } catch (S4Fault fault) {
            if (fault.getMessage() != null && fault.getMessage().contains("$expand")
                    || String.valueOf(fault.getMessage()).startsWith("Invalid query option")) {
                violations.accept(String.valueOf(fault.getMessage()));
            }
            return fault(fault, v4);
        }
    }

    private MockResponse.Builder inService(RecordedRequest request, String path, boolean v4) {
        if (!v4 && !path.startsWith(V2)) {
            return new MockResponse.Builder().code(404).body("<html>no such resource</html>");
        }
        if (!"application/json".equals(request.getHeaders().get("Accept"))) {
            violations.accept("Accept of %s is not application/json, so that SAP would answer XML".formatted(path));
        }
        String rest = path.substring(v4 ? V4.length() - 1 : V2.length());
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return new MockResponse.Builder().code(307).setHeader("Location", path + "/");
        }
        String service = rest.substring(0, slash);
        String resource = rest.substring(slash + 1);
        String set = resource.replaceAll("\\(.*", "");
        Set<String> sets = v4 ? Set.of("PurchaseOrder") : SERVICES.get(service);
        if (sets == null) {
            throw new S4Fault(403, "/IWFND/MED/170", "No service found for namespace '', name '%s'".formatted(service));
        }
        if (request.getMethod().equals("POST")) {
            return write(request, set);
        }
        if (!request.getMethod().equals("GET")) {
            throw new S4Fault(405, "/IWFND/CM_CONSUMER/101", "Method not allowed");
        }
        ObjectNode body;
        if (resource.isEmpty()) {
            body = S4Store.row();
            body.putObject("d").set("EntitySets", JSON.valueToTree(List.copyOf(sets)));
        } else if (sets.contains(set)) {
            body = reader.read(resource, request.getUrl(), v4);
        } else {
            throw S4Fault.notFound(set);
        }
        MockResponse.Builder answer = json(200, body);
        if ("fetch".equalsIgnoreCase(request.getHeaders().get("X-CSRF-Token"))) {
            String session = sessions.open();
            answer.setHeader("x-csrf-token", sessions.token(session))
                    .addHeader("Set-Cookie", S4Sessions.cookie(session))
                    .addHeader("Set-Cookie", "sap-usercontext=sap-client=100; path=/");
        }
        return answer;
    }

    private MockResponse.Builder write(RecordedRequest request, String set) {
        if (!sessions.isValid(
                request.getHeaders().get("X-CSRF-Token"), request.getHeaders().get("Cookie"))) {
            return new MockResponse.Builder()
                    .code(403)
                    .setHeader("x-csrf-token", "Required")
                    .setHeader("Content-Type", "text/plain")
                    .body("CSRF token validation failed");
        }
        ByteString bytes = request.getBody() == null ? ByteString.EMPTY : request.getBody();
        return switch (set) {
            case "A_SupplierInvoice" -> invoice(bytes);
            case "AttachmentContentSet" -> attachment(request, bytes);
            default ->
                throw new S4Fault(405, "/IWFND/CM_CONSUMER/101", "Entity set %s is not creatable".formatted(set));
        };
    }

    private MockResponse.Builder invoice(ByteString bytes) {
        JsonNode body;
        try {
            body = JSON.readTree(bytes.toByteArray());
        } catch (IOException e) {
            throw S4Fault.refused("/IWBEP/CM_MGW_RT/022", "Error while parsing the body");
        }
        S4Entity entity = S4Schema.require("A_SupplierInvoice");
        ObjectNode row = invoices.post(bodies.read(entity, body));
        return json(201, created(entity, row))
                .setHeader(
                        "sap-message",
                        "{\"code\":\"M8/333\",\"message\":\"Terms of payment were taken over\",\"severity\":\"info\"}");
    }

    private MockResponse.Builder attachment(RecordedRequest request, ByteString bytes) {
        String object = request.getHeaders().get("BusinessObjectTypeName");
        String key = header(request, "LinkedSAPObjectKey");
        String slug = header(request, "Slug");
        String type = header(request, "Content-Type");
        if (!"BUS2081".equals(object) || !key.matches("[0-9A-Z]{14}") || slug.isEmpty() || type.isEmpty()) {
            violations.accept("an attachment needs Slug, Content-Type, BusinessObjectTypeName and LinkedSAPObjectKey");
            throw S4Fault.refused("CV/001", "Object key %s of %s is invalid".formatted(key, object));
        }
        String invoice = S4Invoices.bare(key.substring(0, 10));
        if (store.find("A_SupplierInvoice", invoice + "/" + key.substring(10)).isEmpty()) {
            throw S4Fault.notFound("BUS2081 " + key);
        }
        S4Entity entity = S4Schema.require("AttachmentContentSet");
        ObjectNode row = S4Store.row().put("DocumentInfoRecordDocType", "GOS");
        row.put("ArchiveDocumentID", "FOL%014d".formatted(store.next())).put("LinkedSAPObjectKey", key);
        row.put("BusinessObjectTypeName", object).put("FileName", slug).put("MimeType", type);
        row.put("FileSize", String.valueOf(bytes.size()));
        store.put(entity.name(), row);
        return json(201, created(entity, row));
    }

    private ObjectNode created(S4Entity entity, ObjectNode row) {
        ObjectNode body = S4Store.row();
        return body.set(
                "d",
                new S4Values(V2, false, false)
                        .write(entity, row, entity.navigations().keySet()));
    }

    private MockResponse.Builder token(RecordedRequest request) {
        String form = request.getBody() == null ? "" : request.getBody().utf8();
        if (!sessions.isClient(request.getHeaders().get("Authorization"))) {
            return json(401, S4Store.row().put("error", "invalid_client"));
        }
        if (!form.contains("grant_type=client_credentials")) {
            return json(400, S4Store.row().put("error", "unsupported_grant_type"));
        }
        ObjectNode answer = S4Store.row().put("access_token", sessions.bearer());
        return json(200, answer.put("token_type", "Bearer").put("expires_in", "1800"));
    }

    private static MockResponse.Builder fault(S4Fault fault, boolean v4) {
        return json(fault.status(), fault.body(v4));
    }

    private static MockResponse.Builder json(int status, ObjectNode body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json;charset=utf-8")
                .setHeader("DataServiceVersion", "2.0")
                .body(body.toString());
    }

    private static String header(RecordedRequest request, String name) {
        @Nullable String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }

    private static String path(RecordedRequest request) {
        return "/" + String.join("/", request.getUrl().pathSegments());
    }
}
