package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.model.ContentHash;
import com.smartap.testkit.archive.cloud.ObjectFault;
import com.smartap.testkit.archive.s3.S3Simulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a replica in a simulated S3, checked and scrubbed. */
class StoreCommandTest {
    private final S3Simulator s3 = new S3Simulator(Clock.systemUTC()).start(0);

    @TempDir
    private Path folder;

    private Path config;

    @BeforeEach
    void describe() throws IOException {
        s3.createBucket("northwind", true);
        ObjectNode json = Json.object().put("store", "file");
        json.putObject("settings").put("folder", folder.resolve("documents").toString());
        ObjectNode replica = json.putObject("replica").put("store", "s3");
        replica.putObject("settings")
                .put("bucket", "northwind")
                .put("region", S3Simulator.REGION)
                .put("endpoint", s3.endpoint().toString())
                .put("pathStyle", "true")
                .put("objectLock", "true")
                .put("accessKeyId", s3.accessKeyId());
        replica.putObject("credentials")
                .put("secretAccessKey", s3.secretAccessKey().reveal());
        config = Files.writeString(folder.resolve("store.json"), json.toString());
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void a_check_says_of_each_store_whether_its_locks_hold() {
        Cli.Ran ran = Cli.run("archive", "store", "check", "--config", config);
        assertThat(ran.exit()).as(ran.out()).isZero();
        List<String> lines = ran.out().lines().toList();
        assertThat(Cli.json(lines.get(0)).path("locks").asText()).isEqualTo("NO_LOCK");
        assertThat(Cli.json(lines.get(1)).path("locks").asText()).isEqualTo("HOLDS");
        s3.misbehave(ObjectFault.PRETEND_LOCKS);
        assertThat(Cli.run("archive", "store", "check", "--config", config).exit())
                .isEqualTo(1);
    }

    @Test
    void wrong_credentials_are_told_and_never_shown() {
        s3.misbehave(com.smartap.testkit.twin.Misbehaviour.REVOKE_TOKENS);
        Cli.Ran ran = Cli.run("archive", "store", "check", "--config", config);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("CONNECTOR_REFUSED", "HTTP 403", "Maybe the credentials are wrong");
        assertThat(ran.out() + ran.err()).doesNotContain(s3.secretAccessKey().reveal(), "simulated/secret");
    }

    @Test
    void a_scrub_brings_a_document_to_the_replica_and_heals_it_from_there() throws IOException {
        byte[] bytes = new byte[1_000];
        ContentHash hash = new FileSystemDocumentStore(folder.resolve("documents"))
                .put(new ByteArrayInputStream(bytes), 10_000)
                .hash();
        Cli.Ran first = Cli.run("archive", "scrub", "--config", config);
        assertThat(first.exit()).as(first.out()).isZero();
        assertThat(Cli.json(first.out().lines().findFirst().orElseThrow())
                        .path("finding")
                        .path("kind")
                        .asText())
                .isEqualTo("MISSING");
        String hex = hash.hex();
        Path file = folder.resolve("documents")
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
        Files.writeString(file, "damaged");
        Cli.Ran second = Cli.run("archive", "scrub", "--config", config, "--cursor", folder.resolve("cursor"));
        assertThat(second.exit()).as(second.out()).isZero();
        assertThat(second.out()).contains("\"healed\":true", "\"open\":0");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void a_file_with_mistakes_is_refused_with_their_names() throws IOException {
        Path wrong = Files.writeString(
                folder.resolve("wrong.json"), "{\"store\":\"s3\",\"settings\":{\"bucket\":\"X\",\"tier\":\"ice\"}}");
        Cli.Ran ran = Cli.run("archive", "scrub", "--config", wrong);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("INVALID_CONFIGURATION", "tier (ice)");
        Path unknown = Files.writeString(folder.resolve("unknown.json"), "{\"store\":\"floppy\"}");
        assertThat(Cli.run("archive", "scrub", "--config", unknown).out()).contains("found: azure, file, s3");
    }
}
