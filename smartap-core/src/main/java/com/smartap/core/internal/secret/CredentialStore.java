package com.smartap.core.internal.secret;

import com.smartap.core.internal.envelope.Envelope;
import com.smartap.core.internal.persistence.CredentialRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.TenantId;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.KeyProvider;
import com.smartap.spi.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credentials in the database: each set under a data key of its own, which a key of the key provider wraps. Tenant and
 * name are associated data of both.
 */
public final class CredentialStore {
    private final UnitOfWork units;
    private final @Nullable KeyProvider keys;

    public CredentialStore(UnitOfWork units, @Nullable KeyProvider keys) {
        this.units = units;
        this.keys = keys;
    }

    /** Stores credentials under a name, in the running unit of work; replaces those that are there. */
    public void put(Tx tx, String name, Map<String, Secret> values) {
        CredentialRow row = tx.em().find(CredentialRow.class, id(tx.tenant(), name));
        boolean fresh = row == null;
        if (row == null) {
            row = new CredentialRow();
            row.id = id(tx.tenant(), name);
            row.tenant = tx.tenant().value();
        }
        encrypt(row, values);
        row.leaseOwner = null;
        row.leaseUntil = null;
        row.updatedAt = tx.now();
        if (fresh) {
            tx.em().persist(row);
        }
    }

    /** The vault from which a connector reads the credentials of a name. */
    public CredentialVault vault(TenantId tenant, String name) {
        return new Vault(Actor.system(tenant), id(tenant, name));
    }

    /**
     * Wraps the data keys of a tenant with the key provider's current key, after that was rotated.
     *
     * @return how many were wrapped anew
     */
    public int rewrap(Actor actor) {
        KeyProvider provider = provider();
        return units.call("credentials.rewrap", actor, tx -> {
            List<CredentialRow> rows = tx.em()
                    .createQuery(
                            "select r from SmartApCredential r where r.tenant = :tenant and r.keyId <> :current",
                            CredentialRow.class)
                    .setParameter("tenant", tx.tenant().value())
                    .setParameter("current", provider.currentKeyId())
                    .getResultList();
            for (CredentialRow row : rows) {
                byte[] key = provider.unwrap(row.keyId, bytes(row.wrappedKey), associated(row.id));
                row.keyId = provider.currentKeyId();
                row.wrappedKey = text(provider.wrap(row.keyId, key, associated(row.id)));
                tx.audit("credentials.rewrapped", "credential", "credentials", Map.of("key", row.keyId));
            }
            return rows.size();
        });
    }

    private void encrypt(CredentialRow row, Map<String, Secret> values) {
        KeyProvider provider = provider();
        byte[] key = Envelope.newKey();
        Map<String, String> revealed = new TreeMap<>();
        values.forEach((name, secret) -> revealed.put(name, secret.reveal()));
        row.keyId = provider.currentKeyId();
        row.wrappedKey = text(provider.wrap(row.keyId, key, associated(row.id)));
        row.payload = text(Envelope.seal(key, Json.of(revealed).getBytes(StandardCharsets.UTF_8), associated(row.id)));
    }

    private Credentials decrypt(CredentialRow row) {
        byte[] key = provider().unwrap(row.keyId, bytes(row.wrappedKey), associated(row.id));
        Map<String, Secret> values = new TreeMap<>();
        Json.texts(new String(Envelope.open(key, bytes(row.payload), associated(row.id)), StandardCharsets.UTF_8))
                .forEach((name, value) -> values.put(name, Secret.of(value)));
        return new Credentials(values, row.version);
    }

    private KeyProvider provider() {
        if (keys == null) {
            throw new InvalidConfigurationException(
                    "keys is missing: name a key provider before credentials are stored. Maybe LocalKeyProvider.at(file).");
        }
        return keys;
    }

    private static String id(TenantId tenant, String name) {
        return tenant + "/" + name;
    }

    private static byte[] associated(String id) {
        return ("smartap_credential|" + id).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The credentials of one name. */
    private final class Vault implements CredentialVault {
        private final Actor system;
        private final String id;

        Vault(Actor system, String id) {
            this.system = system;
            this.id = id;
        }

        @Override
        public Credentials read() {
            return units.read(system, tx -> decrypt(row(tx)));
        }

        @Override
        public Optional<Lease> tryLease(Duration duration) {
            String owner = UUID.randomUUID().toString();
            try {
                boolean taken = units.call("credentials.lease", system, tx -> {
                    CredentialRow row = row(tx);
                    if (row.leaseUntil != null && row.leaseUntil.isAfter(tx.now())) {
                        return false;
                    }
                    row.leaseOwner = owner;
                    row.leaseUntil = tx.now().plus(duration);
                    return true;
                });
                return taken ? Optional.of(new Held(owner)) : Optional.empty();
            } catch (StaleVersionException e) {
                // Somebody else took it in the same instant.
                return Optional.empty();
            }
        }

        private CredentialRow row(Tx tx) {
            CredentialRow row = tx.em().find(CredentialRow.class, id);
            if (row == null) {
                throw new SmartApException(ErrorCode.SECRET_UNREADABLE, "there are no credentials for " + id);
            }
            return row;
        }

        private final class Held implements Lease {
            private final String owner;

            Held(String owner) {
                this.owner = owner;
            }

            @Override
            public Credentials save(Credentials renewed) {
                return units.call("credentials.renew", system, tx -> {
                    CredentialRow row = row(tx);
                    if (!owner.equals(row.leaseOwner)) {
                        throw new StaleVersionException("the credentials were renewed by somebody else meanwhile");
                    }
                    encrypt(row, renewed.values());
                    row.updatedAt = tx.now();
                    tx.em().flush();
                    return new Credentials(renewed.values(), row.version);
                });
            }

            @Override
            public void close() {
                units.run("credentials.release", system, tx -> {
                    CredentialRow row = row(tx);
                    if (owner.equals(row.leaseOwner)) {
                        row.leaseOwner = null;
                        row.leaseUntil = null;
                    }
                });
            }
        }
    }
}
