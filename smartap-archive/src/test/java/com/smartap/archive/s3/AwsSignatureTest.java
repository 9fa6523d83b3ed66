package com.smartap.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.ContentHash;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The examples that Amazon publishes: S3 API Reference, "Examples: Signature Calculations in AWS Signature Version 4", and
 * the test suite of signature version 4.
 */
class AwsSignatureTest {
    private static final AwsCredentials EXAMPLE =
            AwsCredentials.of("AKIAIOSFODNN7EXAMPLE", Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
    private static final Instant MAY = Instant.parse("2013-05-24T00:00:00Z");
    private static final String BUCKET = "https://examplebucket.s3.amazonaws.com";
    private static final String NOTHING = ContentHash.of(new byte[0]).hex();
    private static final AwsSignature S3 = new AwsSignature("us-east-1", "s3");

    private static String authorization(String method, String uri, Map<String, String> headers, String payload) {
        return S3.headers(method, URI.create(uri), headers, payload, EXAMPLE, MAY)
                .get("Authorization")
                .reveal();
    }

    @Test
    void the_published_example_of_reading_a_range_of_an_object() {
        assertThat(authorization(
                        "GET",
                        BUCKET + "/test.txt",
                        Map.of("Range", "bytes=0-9", "x-amz-content-sha256", NOTHING),
                        NOTHING))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void the_published_example_of_writing_an_object() {
        String payload = ContentHash.of("Welcome to Amazon S3.".getBytes(StandardCharsets.UTF_8))
                .hex();
        assertThat(payload).isEqualTo("44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072");
        assertThat(authorization(
                        "PUT",
                        BUCKET + "/" + AwsSignature.encodePath("test$file.text"),
                        Map.of(
                                "Date", "Fri, 24 May 2013 00:00:00 GMT",
                                "x-amz-storage-class", "REDUCED_REDUNDANCY",
                                "x-amz-content-sha256", payload),
                        payload))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void the_published_example_of_a_subresource() {
        assertThat(authorization("GET", BUCKET + "/?lifecycle", Map.of("x-amz-content-sha256", NOTHING), NOTHING))
                .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    }

    @Test
    void the_published_example_of_a_list() {
        assertThat(authorization(
                        "GET", BUCKET + "/?max-keys=2&prefix=J", Map.of("x-amz-content-sha256", NOTHING), NOTHING))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void the_published_test_suite_signs_other_services_alike() {
        AwsCredentials suite = AwsCredentials.of("AKIDEXAMPLE", Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));
        Map<String, Secret> headers = new AwsSignature("us-east-1", "service")
                .headers(
                        "GET",
                        URI.create("https://example.amazonaws.com/"),
                        Map.of(),
                        NOTHING,
                        suite,
                        Instant.parse("2015-08-30T12:36:00Z"));
        assertThat(headers.get("Authorization").reveal())
                .endsWith("Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    }

    @Test
    void all_but_the_plainest_characters_of_a_key_are_encoded_once() {
        assertThat(AwsSignature.encodePath("a b/c+d/e~f/g*h/ü%41/100%"))
                .isEqualTo("a%20b/c%2Bd/e~f/g%2Ah/%C3%BC%2541/100%25");
    }

    @Test
    void parameters_are_sorted_by_their_names_not_by_the_whole() {
        String one = authorization("GET", BUCKET + "/?a-b=1&a=2", Map.of(), NOTHING);
        assertThat(authorization("GET", BUCKET + "/?a=2&a-b=1", Map.of(), NOTHING))
                .isEqualTo(one);
    }

    @Test
    void neither_secret_nor_token_show() {
        AwsCredentials credentials = new AwsCredentials(
                "AKIDEXAMPLE", Secret.of("very-secret"), Optional.of(Secret.of("a-token")), Optional.empty());
        Map<String, Secret> headers = S3.headers("GET", URI.create(BUCKET + "/x"), Map.of(), NOTHING, credentials, MAY);
        assertThat(headers).containsKey("x-amz-security-token");
        assertThat(headers + " " + credentials).doesNotContain("very-secret", "a-token", "Signature=");
    }
}
