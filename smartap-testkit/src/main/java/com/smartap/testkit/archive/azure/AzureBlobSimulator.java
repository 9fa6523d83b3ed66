package com.smartap.testkit.archive.azure;

import com.smartap.spi.Api;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import com.smartap.testkit.archive.cloud.ObjectFault;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.TwinServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/**
 * A simulated Blob service in path style, as emulators have it: it verifies each signature, keeps versions and immutability
 * policies, pages its lists, keeps archived blobs offline, and misbehaves as told. Listens on this machine only.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class AzureBlobSimulator implements AutoCloseable {
    /** The name of the account. */
    public static final String ACCOUNT = "simulated1";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Map<String, AzureContainer> containers = new TreeMap<>();
    private final Set<ObjectFault> faults = EnumSet.noneOf(ObjectFault.class);
    private final AzureSignatures signatures;
    private final AzureBlobs blobs;
    private final TwinServer server;
    private String key = encoded("the simulated account's first key, 64 bytes or so in all........");
    private int pageLimit = 5000;
    private int throttled;
    private Duration rehydrationTime = Duration.ofHours(12);
    private long versions;

    /** A simulator without containers. */
    public AzureBlobSimulator(Clock clock) {
        this.clock = clock;
        this.signatures = new AzureSignatures(clock, ACCOUNT);
        this.blobs = new AzureBlobs(this);
        this.server = new TwinServer(new Service());
    }

    /** Starts to listen; 0 for any free port. */
    public AzureBlobSimulator start(int port) {
        server.start(port);
        return this;
    }

    /** The address of the account. */
    public URI endpoint() {
        return URI.create(server.baseUrl() + "/" + ACCOUNT);
    }

    /** The key that is good now. */
    public Secret accountKey() {
        return Secret.of(key);
    }

    /** Makes a container with version-level immutability, or one that keeps no versions. */
    public AzureDesk createContainer(String name, boolean immutable) {
        synchronized (lock()) {
            AzureContainer container = new AzureContainer(immutable);
            containers.put(name, container);
            return new AzureDesk(this, container);
        }
    }

    /** The key becomes another one; the one before is good no more. */
    public void rotateKey() {
        synchronized (lock()) {
            key = encoded("the simulated account's second key, as good as the first one.....");
        }
    }

    /** Lists hold at most so many entries. */
    public void pageLimit(int entries) {
        synchronized (lock()) {
            pageLimit = entries;
        }
    }

    /** The next so many requests are answered 503 ServerBusy with {@code Retry-After: 1}. */
    public void throttle(int requests) {
        synchronized (lock()) {
            throttled = requests;
        }
    }

    /** Does this wrong. */
    public void misbehave(ObjectFault fault) {
        synchronized (lock()) {
            faults.add(fault);
        }
    }

    /** Does this wrong. */
    public void misbehave(Misbehaviour misbehaviour) {
        server.misbehave(misbehaviour);
    }

    /** Does nothing wrong any more. */
    public void behave() {
        server.behave();
        synchronized (lock()) {
            faults.clear();
            throttled = 0;
        }
    }

    /** Runs before each request. */
    public void beforeEachRequest(Runnable hook) {
        server.beforeEachRequest(hook);
    }

    /** How many requests came. */
    public long requests() {
        return server.requests();
    }

    @Override
    public void close() {
        server.close();
    }

    TwinServer lock() {
        return server;
    }

    Instant now() {
        return clock.instant();
    }

    Duration rehydrationTime() {
        return rehydrationTime;
    }

    int pageLimit() {
        return pageLimit;
    }

    boolean is(ObjectFault fault) {
        return faults.contains(fault);
    }

    boolean once(ObjectFault fault) {
        return faults.remove(fault);
    }

    String nextVersion() {
        return "2026-11-21T10:00:%02d.%07dZ".formatted(versions / 10_000_000, ++versions % 10_000_000);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private final class Service implements TwinServer.System {
        @Override
        public MockResponse.Builder answer(RecordedRequest recorded) {
            CloudRequest request = new CloudRequest(recorded);
            MockResponse.Builder answer;
            try {
                answer = route(request);
            } catch (CloudFault fault) {
                answer = fault.answer(!request.method().equals("HEAD"));
            } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
                answer = new CloudFault(400, "InvalidHeaderValue", String.valueOf(malformed.getMessage()))
                        .answer(!request.method().equals("HEAD"));
            }
            return answer.setHeader("Date", DATE.format(now())).setHeader("x-ms-request-id", "SIMULATED");
        }

        private MockResponse.Builder route(CloudRequest request) {
            if (throttled > 0) {
                throttled--;
                return throttled();
            }
            signatures.verify(request, key);
            String[] path = request.path().split("/", 4);
            if (path.length < 3 || !path[1].equals(ACCOUNT)) {
                throw new CloudFault(400, "InvalidUri", "The requested URI does not represent any resource");
            }
            AzureContainer container = containers.get(path[2]);
            if (container == null) {
                throw new CloudFault(404, "ContainerNotFound", "The specified container does not exist.");
            }
            return blobs.answer(request, container, path.length < 4 ? "" : path[3]);
        }

        @Override
        public boolean isWrite(RecordedRequest request) {
            return !"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod());
        }

        @Override
        public MockResponse.Builder refusal() {
            return new CloudFault(403, "AuthorizationFailure", "This request is not authorized").answer(true);
        }

        @Override
        public MockResponse.Builder throttled() {
            return new CloudFault(503, "ServerBusy", "The server is busy.")
                    .answer(true)
                    .setHeader("Retry-After", "1");
        }

        @Override
        public void expire() {
            throw new UnsupportedOperationException("keys of accounts do not expire; rotateKey() makes another");
        }

        @Override
        public void revoke() {
            key = encoded("revoked, so that nobody knows the key of this account any more.....");
        }
    }
}
