package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.connector.ConnectorContext;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.quickbooks.QuickBooksTwin;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class TwinExtensionTest {
    private static final Instant START = Instant.parse("2026-01-31T00:00:00Z");
    private static final ExtensionContext NOTHING = (ExtensionContext) Proxy.newProxyInstance(
            ExtensionContext.class.getClassLoader(), new Class<?>[] {ExtensionContext.class}, (proxy, method, args) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    @RegisterExtension
    final TwinExtension<QuickBooksTwin> erp =
            TwinExtension.of(TwinExtensionTest::twin).at(START).setting("timeoutSeconds", "2");

    @RepeatedTest(2)
    void each_test_has_a_fresh_system_and_a_clock_of_its_own() {
        assertThat(erp.clock().instant()).isEqualTo(START);
        assertThat(erp.twin().requests()).isZero();
        erp.clock().advance(Duration.ofDays(1));
        ConnectorContext context = erp.context();
        assertThat(context.baseUrl()).contains(erp.twin().baseUrl());
        assertThat(context.settings()).containsEntry("timeoutSeconds", "2").containsKey("realmId");
        assertThat(context.clock().instant()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(context.credentials().read().values()).isEqualTo(erp.twin().credentials());
    }

    @Test
    void a_test_fails_that_sent_what_the_schema_does_not_allow_unless_told_otherwise() throws Exception {
        TwinExtension<QuickBooksTwin> strict = TwinExtension.of(TwinExtensionTest::twin);
        strict.beforeEach(NOTHING);
        misspell(strict.twin());
        assertThatThrownBy(() -> strict.afterEach(NOTHING))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Bill.Amountt is unknown");
        assertThatThrownBy(strict::twin).isInstanceOf(IllegalStateException.class);

        TwinExtension<QuickBooksTwin> easy =
                TwinExtension.of(TwinExtensionTest::twin).allowingViolations();
        easy.beforeEach(NOTHING);
        misspell(easy.twin());
        assertThatCode(() -> easy.afterEach(NOTHING)).doesNotThrowAnyException();
    }

    private static QuickBooksTwin twin(TestClock clock) {
        return new QuickBooksTwin(clock).start(0);
    }

    private static void misspell(QuickBooksTwin twin) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(twin.baseUrl() + "/v3/company/" + QuickBooksTwin.REALM_ID + "/bill"))
                .header(
                        "Authorization",
                        "Bearer " + twin.credentials().get("accessToken").reveal())
                .POST(HttpRequest.BodyPublishers.ofString("{\"Amountt\":7}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("2010");
    }
}
