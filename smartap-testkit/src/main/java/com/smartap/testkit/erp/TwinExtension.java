package com.smartap.testkit.erp;

import com.smartap.spi.Api;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.twin.ErpTwin;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives each test an ERP of its own: a fresh simulator, the clock it goes by, and the vault with the credentials that
 * open it. Register it with {@code @RegisterExtension} on a field. A test fails if one of its requests held what the
 * real system's published schema does not allow.
 *
 * @param <T> the simulator
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class TwinExtension<T extends ErpTwin> implements BeforeEachCallback, AfterEachCallback {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private final Function<TestClock, T> maker;
    private Instant start = START;
    private final Map<String, String> settings = new HashMap<>();
    private boolean strict = true;
    private @Nullable Running<T> running;

    private record Running<T>(T twin, TestClock clock, TestCredentialVault vault) {}

    private TwinExtension(Function<TestClock, T> maker) {
        this.maker = maker;
    }

    /**
     * An extension.
     *
     * @param maker makes a simulator that is started, such as {@code clock -> new QuickBooksTwin(clock).start(0)}
     */
    public static <T extends ErpTwin> TwinExtension<T> of(Function<TestClock, T> maker) {
        return new TwinExtension<>(maker);
    }

    /** What the clock shows when a test begins; 2026-11-21T10:00:00Z at first. */
    public TwinExtension<T> at(Instant moment) {
        this.start = moment;
        return this;
    }

    /** A setting of the connection beside those with which the simulator is found, or instead of one of them. */
    public TwinExtension<T> setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Lets tests pass whose requests the real system's schema does not allow. */
    public TwinExtension<T> allowingViolations() {
        this.strict = false;
        return this;
    }

    /** The simulator of the test that runs. */
    public T twin() {
        return running().twin();
    }

    /** The clock by which the simulator goes; it stands still until a test moves it. */
    public TestClock clock() {
        return running().clock();
    }

    /** Where connectors read and store the credentials. */
    public TestCredentialVault vault() {
        return running().vault();
    }

    /** What a connector to the simulator is made from. */
    public ConnectorContext context() {
        Map<String, String> all = new HashMap<>(twin().settings());
        all.putAll(settings);
        return new TestConnectorContext("twin", clock(), twin().baseUrl(), all, vault());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestClock clock = TestClock.at(start);
        T twin = maker.apply(clock);
        running = new Running<>(twin, clock, new TestCredentialVault(clock, twin.credentials()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Running<T> ended = running();
        running = null;
        List<String> violations = ended.twin().violations();
        ended.twin().close();
        if (strict && !violations.isEmpty()) {
            throw new AssertionError(
                    "The real system's schema does not allow what was sent: " + String.join("; ", violations));
        }
    }

    private Running<T> running() {
        Running<T> now = running;
        if (now == null) {
            throw new IllegalStateException(
                    "no test is running. Maybe the field lacks @RegisterExtension, or is used outside of a test");
        }
        return now;
    }
}
