package com.smartap.payments.bill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.payment.provider.TrustedDevice;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The second factor: BILL sends a code to the user's telephone, and trusts this installation for 30 days after it. */
final class BillTrust implements TrustedDevice {
    private static final Duration TRUST = Duration.ofDays(30);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private final BillApi api;
    private final BillSettings settings;
    private final CredentialVault vault;
    private final Clock clock;

    BillTrust(BillApi api, BillSettings settings, CredentialVault vault, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> trustedUntil() {
        return api.session.trustedUntil();
    }

    @Override
    public Challenge challenge() {
        ObjectNode answer = api.ask("/v3/mfa/challenge", Json.object());
        return new Challenge(Json.requireText(api.connection() + ": challenge", answer, "challengeId"));
    }

    /** The lease comes first: a trust that could not be kept would use up the code for nothing. */
    @Override
    public void confirm(Challenge challenge, Secret code) {
        try (CredentialVault.Lease lease = vault.tryLease(LEASE)
                .orElseThrow(() -> new ConnectorUnavailableException(
                        "%s: somebody else changes the credentials at the moment".formatted(api.connection()),
                        LEASE,
                        null,
                        null))) {
            Instant until = clock.instant().plus(TRUST);
            Secret id = validated(challenge, code);
            lease.save(vault.read()
                    .with(BillSettings.REMEMBER_ME, id)
                    .with(BillSettings.TRUSTED_UNTIL, Secret.of(until.toString())));
        } catch (StaleVersionException e) {
            throw new ConnectorUnavailableException(
                    "%s: somebody else changed the credentials meanwhile. Maybe ask for another code"
                            .formatted(api.connection()),
                    null,
                    null,
                    e);
        }
        api.session.confirmed();
    }

    private Secret validated(Challenge challenge, Secret code) {
        ObjectNode body = Json.object()
                .put("challengeId", challenge.id())
                .put("token", code.reveal().strip())
                .put("device", settings.device())
                .put("rememberMe", true);
        try {
            ObjectNode answer = api.write("POST", "/v3/mfa/challenge/validate", body);
            return Secret.of(
                    Json.requireText(api.connection() + ": confirmed device", answer, BillSettings.REMEMBER_ME));
        } catch (ConnectorRefusedException | ConnectorAuthorizationException e) {
            throw new ConnectorAuthorizationException(
                    "%s: BILL did not accept the code. Maybe ask for another one, and enter it within a few minutes"
                            .formatted(api.connection()),
                    e.providerCode().orElse(null),
                    null);
        }
    }
}
