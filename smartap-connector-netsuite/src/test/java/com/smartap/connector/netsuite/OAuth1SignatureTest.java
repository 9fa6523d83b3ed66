package com.smartap.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** Expected values were computed by another implementation, from RFC 5849's own parameters. */
class OAuth1SignatureTest {
    private static final String KEY = "9djdj82h48djs9d2";
    private static final String TOKEN = "kkk9d7dh3k39sjv7";
    private final OAuth1Signature rfc = new OAuth1Signature(KEY, "j49sk3j29djd", TOKEN, "dh893hdasih9");

    @Test
    void the_base_string_is_that_of_the_rfc_for_its_query() {
        URI uri = URI.create("HTTP://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b");
        assertThat(OAuth1Signature.baseString("post", uri, rfc.parameters("137131201", "7d8f3e4a")))
                .isEqualTo(
                        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D"
                                + "%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a"
                                + "%26oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D137131201"
                                + "%26oauth_token%3Dkkk9d7dh3k39sjv7%26oauth_version%3D1.0");
    }

    @Test
    void a_query_is_signed() {
        assertThat(header(rfc, "POST", "http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"))
                .contains("oauth_signature=\"OX8bZIRgGCJG%2FGstHdrphNSEyNfsYFLWjjB3%2BwmZ7S8%3D\"");
    }

    @Test
    void script_and_deploy_of_a_restlet_are_signed_with_secrets_of_any_characters() {
        OAuth1Signature odd = new OAuth1Signature(KEY, "a&b=c~", TOKEN, "é+/");
        assertThat(
                        header(
                                odd,
                                "POST",
                                "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=customscript_smartap&deploy=1"))
                .contains("oauth_signature=\"nT8cm62dWhBIr%2B5ELtjyeXoXQ7EmjUsiPAUjJEBBQjc%3D\"");
    }

    @Test
    void a_port_other_than_the_standard_one_is_part_of_the_address() {
        OAuth1Signature plain = new OAuth1Signature(KEY, "cs", TOKEN, "ts");
        assertThat(
                        header(
                                plain,
                                "GET",
                                "http://127.0.0.1:4911/services/rest/record/v1/vendorBill/eid:smartap-1?expandSubResources=true"))
                .contains("oauth_signature=\"vgqEwz%2ByLIMolQAAClKH7Kb3FizNMQqPEv2z%2B9ZRzpA%3D\"");
    }

    @Test
    void the_realm_stands_in_the_header_and_not_in_the_signature() {
        String one = rfc.header("1234567_SB1", "GET", URI.create("https://example.com/a"), "1", "abcdef");
        String other = rfc.header("7654321", "GET", URI.create("https://example.com/a"), "1", "abcdef");
        assertThat(one).startsWith("OAuth realm=\"1234567_SB1\", oauth_consumer_key=\"");
        assertThat(other).endsWith(one.substring(one.indexOf("oauth_signature=")));
    }

    private static String header(OAuth1Signature signature, String method, String uri) {
        return signature.header("1234567_SB1", method, URI.create(uri), "137131201", "7d8f3e4a");
    }
}
