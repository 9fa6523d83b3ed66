package com.smartap.connector.foxit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ProviderError;
import com.smartap.connector.support.ProviderError.Meaning;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Foxit's errors: in the body of an answer with HTTP 200 as well as with another status. */
final class FoxitFaults {
    private static final int UNSUPPORTED_TYPE = 415;
    private static final Pattern UNKNOWN = Pattern.compile(
            "(?i).*(not found|not exist|no such|invalid folder ?id|invalid channel ?id).*", Pattern.DOTALL);

    private FoxitFaults() {}

    /** The error of an answer with a status of 400 and above. */
    static Optional<ProviderError> read(ApiAnswer answer) {
        Optional<ObjectNode> body = Json.tryObject(answer);
        if (answer.status() == UNSUPPORTED_TYPE) {
            return Optional.of(new ProviderError(
                    "unsupported_media_type",
                    body.map(FoxitFaults::words).orElse("HTTP 415") + " (this address takes another kind of body)",
                    Meaning.BY_STATUS));
        }
        return body.map(fault -> ProviderError.of(code(fault).orElse(null), words(fault)));
    }

    /** Whether the body of an answer with HTTP 200 says that it failed. */
    static boolean isError(ObjectNode body) {
        String result = Json.text(body, "result").orElse("");
        return result.equalsIgnoreCase("error")
                || result.equalsIgnoreCase("failure")
                || (result.isEmpty() && Json.text(body, "error").isPresent());
    }

    /** Foxit's words for an error. */
    static String words(ObjectNode body) {
        return Json.text(body, "error_description")
                .or(() -> Json.text(body, "errorDescription"))
                .or(() -> Json.text(body, "message"))
                .or(() -> Json.text(body, "error"))
                .orElse("no words");
    }

    static Optional<String> code(ObjectNode body) {
        return Json.text(body, "error").or(() -> Json.text(body, "error_code"));
    }

    /** Whether a refusal says that there is no such folder or channel. */
    static boolean isUnknown(ConnectorRefusedException refusal) {
        return refusal.status() == 404 || UNKNOWN.matcher(refusal.words()).matches();
    }
}
