package com.smartap.testkit.foxit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.twin.TwinServer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** Routes requests. All is called under the server's lock. */
final class TwinDispatcher implements TwinServer.System {
    private static final long PATIENCE = 7;
    private final Clock clock;
    private final String prefix;
    private final TwinKeys keys;
    private final TwinFolders folders;
    private final TwinChannels channels;
    private final TwinSchema schema;
    private final Supplier<TwinSeal> seal;
    private boolean zips;

    TwinDispatcher(
            Clock clock,
            boolean gateway,
            TwinKeys keys,
            TwinFolders folders,
            TwinChannels channels,
            TwinSchema schema,
            Supplier<TwinSeal> seal) {
        this.clock = clock;
        this.prefix = gateway ? "/esign/api/v1/" : "/api/";
        this.keys = keys;
        this.folders = folders;
        this.channels = channels;
        this.schema = schema;
        this.seal = seal;
    }

    void zipFolders(boolean zip) {
        zips = zip;
    }

    @Override
    public boolean isWrite(RecordedRequest request) {
        return request.getMethod().equals("POST") && !isToken(request);
    }

    @Override
    public MockResponse.Builder refusal() {
        return TwinFault.error("The simulator was told to refuse").answer();
    }

    @Override
    public MockResponse.Builder throttled() {
        return throttled(PATIENCE);
    }

    @Override
    public void expire() {
        keys.expire();
    }

    @Override
    public void revoke() {
        keys.revoke();
    }

    @Override
    public MockResponse.Builder answer(RecordedRequest request) {
        try {
            HttpUrl url = request.getUrl();
            if (!url.encodedPath().startsWith(prefix)) {
                throw TwinFault.of(404, "not_found", "HTTP Status 404");
            }
            if (isToken(request)) {
                return keys.token(request);
            }
            keys.check(request.getHeaders());
            Long wait = keys.tooMany();
            if (wait != null) {
                return throttled(wait);
            }
            String path = url.encodedPath().substring(prefix.length());
            return request.getMethod().equals("POST") ? post(path, request) : get(path, url);
        } catch (TwinFault fault) {
            return fault.answer();
        }
    }

    private MockResponse.Builder post(String path, RecordedRequest request) {
        String type = request.getHeaders().get("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            throw TwinFault.of(415, "unsupported_media_type", "Content type '%s' not supported".formatted(type));
        }
        ObjectNode body = TwinJson.read(request);
        return TwinJson.answer(
                200,
                switch (path) {
                    case "folders/createfolder" -> {
                        byte[] document = schema.folder(body);
                        ObjectNode answer = TwinJson.success("Folder sent successfully");
                        answer.set("folder", folders.create(body, document));
                        yield answer;
                    }
                    case "folders/signaturereminder" -> {
                        folders.remind(schema.folderId(body));
                        yield TwinJson.success("Reminder sent successfully");
                    }
                    case "folders/cancelFolder" -> {
                        long id = schema.folderId(body, "reason_for_cancellation");
                        folders.cancel(id, schema.text(body, "reason_for_cancellation"));
                        yield TwinJson.success("Folder cancelled successfully");
                    }
                    case "webhook/createwebhookchannel" -> channels.create(body);
                    case "webhook/updatewebhookchannel" -> channels.update(body);
                    case "webhook/deletechannels" -> channels.delete(body);
                    default -> throw TwinFault.of(404, "not_found", "HTTP Status 404");
                });
    }

    private MockResponse.Builder get(String path, HttpUrl url) {
        return switch (path) {
            case "folders/myfolder" -> {
                ObjectNode answer = TwinJson.success("");
                answer.set("folder", folders.view(folder(url)));
                yield TwinJson.answer(200, answer);
            }
            case "folders/viewActivityHistory" -> {
                ObjectNode answer = TwinJson.success("");
                ArrayNode list = answer.putArray("folderActivityHistory");
                folder(url).history.forEach(list::add);
                yield TwinJson.answer(200, answer);
            }
            case "folders/getAllFolderIdsByStatus" -> ids(url);
            case "folders/document/download" -> {
                if (!"1".equals(url.queryParameter("docNumber"))) {
                    throw TwinFault.error("docNumber parameter must be required");
                }
                yield download(folder(url), false);
            }
            case "folders/download" -> download(folder(url), zips);
            case "webhook/channellist" -> TwinJson.answer(200, channels.list());
            default -> throw TwinFault.of(404, "not_found", "HTTP Status 404");
        };
    }

    private MockResponse.Builder ids(HttpUrl url) {
        LocalDate from = day(url, "dateFrom");
        LocalDate to = day(url, "dateTo");
        ObjectNode answer = TwinJson.success("Folder ids fetched successfully");
        ArrayNode list = answer.putArray("allFolderIds");
        folders.ids(from, to, url.queryParameter("status")).forEach(list::add);
        return TwinJson.answer(200, answer);
    }

    private MockResponse.Builder download(TwinFolder folder, boolean zip) {
        if (folder.wrong != null) {
            byte[] bytes = seal.get().wrong(folder.wrong, folder, clock.instant());
            return TwinJson.bytes(
                    folder.wrong == WrongDocument.ERROR ? "application/json" : "application/octet-stream", bytes);
        }
        if (!folder.status.equals("EXECUTED")) {
            return TwinJson.bytes("application/pdf", folder.document);
        }
        if (folder.sealed == null) {
            folder.sealed = seal.get().document(folder, clock.instant());
        }
        return zip
                ? TwinJson.bytes("application/zip", seal.get().wrong(WrongDocument.ZIP, folder, clock.instant()))
                : TwinJson.bytes("application/pdf", folder.sealed);
    }

    private TwinFolder folder(HttpUrl url) {
        String id = url.queryParameter("folderId");
        if (id == null || !id.matches("[0-9]{1,18}")) {
            throw schema.wrong("folderId parameter must be required");
        }
        return folders.known(Long.parseLong(id));
    }

    private LocalDate day(HttpUrl url, String name) {
        try {
            return LocalDate.parse(
                    List.of(String.valueOf(url.queryParameter(name))).get(0));
        } catch (DateTimeException e) {
            throw schema.wrong(name + " parameter must be required");
        }
    }

    private boolean isToken(RecordedRequest request) {
        return request.getUrl().encodedPath().equals(prefix + "oauth2/access_token");
    }

    private static MockResponse.Builder throttled(long seconds) {
        return TwinFault.of(429, "rate_limit_exceeded", "Too many requests")
                .answer()
                .setHeader("Retry-After", String.valueOf(seconds));
    }
}
