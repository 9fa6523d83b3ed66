package com.smartap.testkit.archive.s3;

import com.smartap.spi.Api;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import com.smartap.testkit.archive.cloud.ObjectFault;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.TwinServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A simulated S3: it verifies each signature, keeps versions, refuses to delete what is locked until its clock says so,
 * pages its lists, keeps archived objects offline, and misbehaves as told. Listens on this machine only.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class S3Simulator implements AutoCloseable {
    /** The region that it is in. */
    public static final String REGION = "eu-central-1";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Map<String, S3Bucket> buckets = new TreeMap<>();
    private final Set<ObjectFault> faults = EnumSet.noneOf(ObjectFault.class);
    private final S3Signatures signatures;
    private final S3Objects objects;
    private final TwinServer server;
    private String accessKeyId = "AKIASIMULATED0000001";
    private String secret = "simulated/secret+key/of/forty/characters0";
    private @Nullable String sessionToken;
    private boolean expired;
    private int pageLimit = 1000;
    private int throttled;
    private Duration restoreTime = Duration.ofHours(4);
    private long versions;

    /** A simulator without buckets. */
    public S3Simulator(Clock clock) {
        this.clock = clock;
        this.signatures = new S3Signatures(clock, REGION);
        this.objects = new S3Objects(this);
        this.server = new TwinServer(new Service());
    }

    /** Starts to listen; 0 for any free port. */
    public S3Simulator start(int port) {
        server.start(port);
        return this;
    }

    /** Its address. */
    public URI endpoint() {
        return server.baseUrl();
    }

    /** Its address by the name {@code localhost}, below which each bucket has a host of its own. */
    public URI hostEndpoint() {
        return URI.create("http://localhost:" + server.baseUrl().getPort());
    }

    /** The id of the access key that is good now. */
    public String accessKeyId() {
        return accessKeyId;
    }

    /** Its secret. */
    public Secret secretAccessKey() {
        return Secret.of(secret);
    }

    /** Makes a bucket with object lock, which keeps versions, or one that keeps none. */
    public S3Desk createBucket(String name, boolean objectLock) {
        synchronized (lock()) {
            S3Bucket bucket = new S3Bucket(objectLock, objectLock);
            buckets.put(name, bucket);
            return new S3Desk(this, bucket);
        }
    }

    /** Credentials become others, with a session token; those before are expired. */
    public void rotate(String id, Secret key, Secret token) {
        synchronized (lock()) {
            accessKeyId = id;
            secret = key.reveal();
            sessionToken = token.reveal();
        }
    }

    /** Lists hold at most so many entries. */
    public void pageLimit(int entries) {
        synchronized (lock()) {
            pageLimit = entries;
        }
    }

    /** The next so many requests are answered 503 SlowDown with {@code Retry-After: 1}. */
    public void throttle(int requests) {
        synchronized (lock()) {
            throttled = requests;
        }
    }

    /** How long a restore takes; four hours at first. */
    public void restoreTakes(Duration time) {
        synchronized (lock()) {
            restoreTime = time;
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
            expired = false;
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

    Duration restoreTime() {
        return restoreTime;
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
        return "v%08d.%s".formatted(++versions, "A+/=".repeat(2));
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
                answer = new CloudFault(400, "InvalidArgument", String.valueOf(malformed.getMessage()))
                        .answer(!request.method().equals("HEAD"));
            }
            return answer.removeHeader("x-ms-error-code")
                    .setHeader("Date", DATE.format(now()))
                    .setHeader("x-amz-request-id", "SIMULATED");
        }

        private MockResponse.Builder route(CloudRequest request) {
            if (throttled > 0) {
                throttled--;
                return throttled();
            }
            if (expired) {
                throw new CloudFault(400, "ExpiredToken", "The provided token has expired.");
            }
            signatures.verify(request, accessKeyId, secret);
            String token = request.header("x-amz-security-token").orElse(null);
            if (!java.util.Objects.equals(token, sessionToken)) {
                throw new CloudFault(400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
            }
            String host = request.header("Host").orElse("").replaceAll(":\\d+$", "");
            String path = request.path().substring(1);
            boolean inHost = host.endsWith(".localhost");
            int slash = path.indexOf('/');
            String name = inHost
                    ? host.substring(0, host.length() - ".localhost".length())
                    : slash < 0 ? path : path.substring(0, slash);
            S3Bucket bucket = buckets.get(name);
            if (bucket == null) {
                throw new CloudFault(404, "NoSuchBucket", "The specified bucket does not exist");
            }
            String key = inHost ? path : slash < 0 ? "" : path.substring(slash + 1);
            return objects.answer(request, bucket, key);
        }

        @Override
        public boolean isWrite(RecordedRequest request) {
            return !"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod());
        }

        @Override
        public MockResponse.Builder refusal() {
            return new CloudFault(403, "AccessDenied", "Access Denied").answer(true);
        }

        @Override
        public MockResponse.Builder throttled() {
            return new CloudFault(503, "SlowDown", "Please reduce your request rate.")
                    .answer(true)
                    .setHeader("Retry-After", "1");
        }

        @Override
        public void expire() {
            expired = true;
        }

        @Override
        public void revoke() {
            secret = "revoked";
        }
    }
}
